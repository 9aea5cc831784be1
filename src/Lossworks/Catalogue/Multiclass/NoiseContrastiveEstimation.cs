using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Tells the right class from sampled noise by logistic regression, so that scores become log-probabilities without a sum over all classes.</summary>
/// <remarks>
///   softplus(-(z_0 - log(k q_0))) + sum_{j &gt;= 1} softplus(z_j - log(k q_j)), column 0 the right class, k noise classes, q their probabilities.
///   Gutmann and Hyvarinen (2010), PMLR 9:297-304; Mnih and Teh (2012), arXiv:1206.6426
/// </remarks>
public readonly record struct NoiseContrastiveEstimation : IRowLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("noise-contrastive-estimation")
    {
        Aliases = ["nce"],
        Summary = "Tells the right class from sampled noise by logistic regression, so that scores become log-probabilities without a sum over all classes.",
        Formula = "softplus(-(z_0 - log(k q_0))) + sum_{j >= 1} softplus(z_j - log(k q_j))",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification, LossTask.Sequence],
        Outputs = [Output.Scores],
        Target = ParameterCards.SamplingProbabilities,
        MinimumColumns = 2,
        UseWhen = "There are too many classes for a full softmax, and the model should learn to be normalized by itself.",
        AvoidWhen = "Noise is very unlike the data, or few noise classes are drawn: it then learns slowly.",
        Cost = "A logarithm, an exponential and log1p per sampled class, however many classes there are.",
        Elsewhere = [Counterpart.Other("TensorFlow nce_loss", "samples the noise itself")],
        References =
        [
            "Gutmann and Hyvarinen (2010), Noise-contrastive estimation, PMLR 9:297-304",
            "Mnih and Teh (2012), arXiv:1206.6426",
        ],
        Notes = "Column 0 is the right class, the k others are noise. With enough noise the best score is the log-probability of its class.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Smooth = 0.25,
        NonNegative = true,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double count = scores.Length - 1, value = 0;
        for (int j = 0; j < scores.Length; j++)
            value += SeparableRow.Column(new Contrast(count, j == 0 ? -1 : 1), scores, j, target[j], 1, gradient, hessian);
        return value;
    }

    /// <summary>softplus(sign (z - log(count q))).</summary>
    private readonly struct Contrast(double count, double sign) : IColumnFormula
    {
        public T Of<T, C>(T z, C q)
            where T : struct, IReal<T, C>
            where C : struct, IReal<C>
            => T.Softplus(sign * (z - C.Log(count * q)));
    }
}
