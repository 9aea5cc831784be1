using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Cross-entropy that looks at the direction of the logits only: a row cannot be made cheaper by making all of them longer.</summary>
/// <remarks>
///   cross-entropy of z/(temperature |z|).
///   Wei, Xie, Cheng, Feng, An and Li (2022), arXiv:2205.09310
/// </remarks>
public readonly record struct LogitNormCrossEntropy : IRowLoss
{
    /// <summary>temperature = 0.04.</summary>
    public LogitNormCrossEntropy()
        : this(0.04)
    {
    }

    /// <summary>temperature: what the normalized logits are divided by. Range: &gt; 0.</summary>
    public LogitNormCrossEntropy(double temperature) => Temperature = Interval.Positive.Require(temperature);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("logit-norm-cross-entropy")
    {
        Summary = "Cross-entropy that looks at the direction of the logits only: a row cannot be made cheaper by making all of them longer.",
        Formula = "LSE(v) - v_y, v = z/(temperature |z|)",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Scores],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        Parameters =
        [
            ParameterCard.Number(
                "temperature", new LogitNormCrossEntropy().Temperature, Interval.Positive,
                "what the normalized logits are divided by: the smaller, the more confident"),
        ],
        UseWhen = "Rows of unknown classes must be told apart by low confidence, which plain cross-entropy inflates.",
        AvoidWhen = "You need calibrated probabilities, or logits may be 0: the loss has no derivative there.",
        References = ["Wei, Xie, Cheng, Feng, An and Li (2022), Mitigating neural network overconfidence with logit normalization, arXiv:2205.09310"],
        Notes = "At z = 0 the value is log K, gradient and Hessian 0. The paper's code adds 1e-7 to the norm; here nothing is added.",
    };

    /// <summary>What the normalized logits are divided by.</summary>
    public double Temperature { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        NonNegative = true,
        Differentiable = false,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double norm = Norm(scores);
        if (norm == 0)
        {
            gradient.Clear();
            hessian.Clear();
            return Math.Log(scores.Length);
        }

        SoftmaxRow<S> row = new(scores, Temperature * norm);
        if (!gradient.IsEmpty || !hessian.IsEmpty)
            Derive(row, scores, target.Label, norm, gradient, hessian);
        return row.NegativeLog(target.Label);
    }

    /// <summary>
    /// With h = z/|z|, s the probabilities, m = sum s h, g = s - onehot: the gradient is (g_j + h_j (h_y - m))/(T |z|). The second derivative has the
    /// variance of [i = j] - h_i h_j under s, over T^2 |z|^2, and (-2 g_j h_j - (3 h_j^2 - 1)(h_y - m))/(T |z|^2).
    /// </summary>
    private void Derive<S>(in SoftmaxRow<S> row, ReadOnlySpan<S> scores, int y, double norm, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double others = 0, variance = 0;
        for (int k = 0; k < row.Count; k++)
            others += k == row.Top ? 0 : row.Share(k) * (double.CreateTruncating(scores[k]) / norm);
        Deviations above = new(double.CreateTruncating(scores[row.Top]) / norm, row.Complement(row.Top), others);
        for (int k = 0; k < row.Count; k++)
        {
            double deviation = above.Of(double.CreateTruncating(scores[k]) / norm);
            variance += row.Share(k) * deviation * deviation;
        }

        double lead = above.Of(double.CreateTruncating(scores[y]) / norm);
        for (int j = 0; j < row.Count; j++)
        {
            double h = double.CreateTruncating(scores[j]) / norm, s = row.Share(j), rest = row.Complement(j), slope = j == y ? -rest : s;
            double spread = (s * rest) - (2 * h * s * above.Of(h)) + (h * h * variance);
            double turn = (-2 * slope * h) - (((3 * h * h) - 1) * lead);
            gradient.Put(j, (slope + (h * lead)) / Temperature / norm);
            hessian.Put(j, ((spread / Temperature) + turn) / Temperature / norm / norm);
        }
    }

    /// <summary>Relative to the largest, so that squares neither overflow nor vanish.</summary>
    private static double Norm<S>(ReadOnlySpan<S> scores)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double largest = 0, squares = 0;
        foreach (S score in scores)
            largest = Math.Max(largest, Math.Abs(double.CreateTruncating(score)));
        if (largest == 0)
            return 0;
        foreach (S score in scores)
        {
            double relative = double.CreateTruncating(score) / largest;
            squares += relative * relative;
        }

        return largest * Math.Sqrt(squares);
    }
}
