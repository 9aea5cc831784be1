using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Part cross-entropy, part overlap: both forms of the asymmetric focal loss with one set of parameters.</summary>
/// <remarks>
///   weight * weighted mean of asymmetric-focal-cross-entropy(delta, gamma) + (1 - weight) * asymmetric-focal-tversky(delta, gamma, epsilon).
///   Yeung, Sala, Schoenlieb and Rundo (2022), doi:10.1016/j.compmedimag.2021.102026
/// </remarks>
public readonly record struct AsymmetricUnifiedFocal : IBatchLoss, IHasColumns
{
    /// <summary>weight = 0.5, gamma = 0.5, delta = 0.7, epsilon = 1e-7.</summary>
    public AsymmetricUnifiedFocal()
        : this(0.5)
    {
    }

    /// <summary>
    /// weight: of the cross-entropy against the overlap, between 0 and 1; gamma: how much background fades and small errors of the foreground are
    /// enhanced, 0 &lt;= gamma &lt; 1; delta: weight of the foreground and of what was missed, between 0 and 1; epsilon: what keeps an empty class from
    /// dividing by 0, above 0.
    /// </summary>
    public AsymmetricUnifiedFocal(double weight, double gamma = 0.5, double delta = AsymmetricFocal.Delta, double epsilon = AsymmetricFocal.Epsilon)
    {
        Weight = Interval.Unit.Require(weight);
        Gamma = AsymmetricFocal.GammaRange.Require(gamma);
        Delta = Interval.Unit.Require(delta);
        Epsilon = Interval.Positive.Require(epsilon);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("asymmetric-unified-focal")
    {
        Summary = "Part cross-entropy, part overlap: both forms of the asymmetric focal loss with one set of parameters.",
        Formula = "weight * mean of asymmetric-focal-cross-entropy(delta, gamma) + (1 - weight) * asymmetric-focal-tversky(delta, gamma, epsilon)",
        Family = LossFamily.Imbalance,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [AsymmetricFocal.Probabilities],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        Parameters =
        [
            ParameterCard.Number("weight", new AsymmetricUnifiedFocal().Weight, Interval.Unit, "of the cross-entropy against the overlap"),
            ParameterCard.Number(
                "gamma", new AsymmetricUnifiedFocal().Gamma, AsymmetricFocal.GammaRange,
                "how much background fades and small errors of the foreground are enhanced"),
            AsymmetricFocal.DeltaCard(),
            AsymmetricFocal.EpsilonCard(),
        ],
        HasHessian = false,
        TakesRows = true,
        UseWhen = "A small foreground is to be segmented and neither cross-entropy nor overlap alone does well.",
        AvoidWhen = "Batches hold hardly any foreground, or a value that adds up over rows is needed.",
        Elsewhere = [Counterpart.Other("MONAI AsymmetricUnifiedFocalLoss", "keeps probabilities 1e-7 away from 0 and 1; the overlap is per image")],
        References = ["Yeung, Sala, Schoenlieb and Rundo (2022), doi:10.1016/j.compmedimag.2021.102026, arXiv:2102.04525"],
        Notes =
            "Every reduction returns the same number; 'none' does not exist. Where the probability of the right one is 0 and the "
            + "cross-entropy counts, the value is Infinity.",
    };

    /// <summary>Of the cross-entropy against the overlap.</summary>
    public double Weight { get; }

    /// <summary>How much background fades and small errors of the foreground are enhanced.</summary>
    public double Gamma { get; }

    /// <summary>Weight of the foreground and of what was missed.</summary>
    public double Delta { get; }

    /// <summary>What keeps an empty class from dividing by 0.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public int? Columns => 2;

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = Weight == 1,
        NonNegative = true,
        Bounded = Weight == 0 ? 1 : null,
        Differentiable = Gamma == 0 || Weight == 1,
    };

    /// <inheritdoc/>
    public double Of<S>(in LossBatch<S> batch, Span<S> gradient, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        using Borrowed<double> slopes = new(gradient.Length);
        slopes.Span.Clear();
        double value = Weight == 1 ? 0 : (1 - Weight) * new AsymmetricFocal(Delta, Gamma).Tversky(batch, Epsilon, 1 - Weight, slopes.Span);
        if (Weight > 0)
            value += Weight * CrossEntropy(batch, slopes.Span);
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] = S.CreateTruncating(slopes.Span[i]);
        return value;
    }

    /// <summary>The weighted mean over rows; its slopes, multiplied by the weight of this part, are added.</summary>
    private double CrossEntropy<S>(in LossBatch<S> batch, Span<double> slopes)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        AsymmetricFocal focal = new(Delta, Gamma);
        double total = batch.Weights.IsEmpty ? batch.Rows : Divisor.TotalOf(batch.Weights);
        CompensatedSum sum = default;
        for (int row = 0; row < batch.Rows; row++)
        {
            int at = (2 * row) + batch.Classes[row];
            double w = batch.WeightOf(row);
            if (w == 0)
                continue;
            Expansion<double> loss = focal.CrossEntropy(double.CreateTruncating(batch.Predictions[at]), batch.Classes[row]);
            sum.Add(w * loss.Value);
            if (!slopes.IsEmpty)
                slopes[at] += Weight * (w / total) * loss.First;
        }

        return sum.Total / total;
    }
}
