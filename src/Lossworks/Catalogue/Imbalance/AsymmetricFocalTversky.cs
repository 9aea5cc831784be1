using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>How badly predicted foreground and background overlap the true ones, with small errors of the foreground enhanced.</summary>
/// <remarks>
///   ((1 - TI_0) + (1 - TI_1)^(1 - gamma))/2, TI_c = (TP + eps)/(TP + delta FN + (1 - delta) FP + eps) over the whole batch, weighted.
///   Yeung, Sala, Schoenlieb and Rundo (2022), doi:10.1016/j.compmedimag.2021.102026
/// </remarks>
public readonly record struct AsymmetricFocalTversky : IBatchLoss, IHasColumns
{
    /// <summary>delta = 0.7, gamma = 0.75, epsilon = 1e-7.</summary>
    public AsymmetricFocalTversky()
        : this(AsymmetricFocal.Delta)
    {
    }

    /// <summary>
    /// delta: weight of what was missed against false alarms, between 0 and 1; gamma: how much small errors of the foreground are enhanced, 0 &lt;= gamma
    /// &lt; 1; epsilon: what keeps an empty class from dividing by 0, above 0.
    /// </summary>
    public AsymmetricFocalTversky(double delta, double gamma = 0.75, double epsilon = AsymmetricFocal.Epsilon)
    {
        Delta = Interval.Unit.Require(delta);
        Gamma = AsymmetricFocal.GammaRange.Require(gamma);
        Epsilon = Interval.Positive.Require(epsilon);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("asymmetric-focal-tversky")
    {
        Summary = "How badly predicted foreground and background overlap the true ones, with small errors of the foreground enhanced.",
        Formula = "((1 - TI_0) + (1 - TI_1)^(1 - gamma))/2, TI_c = (TP + eps)/(TP + delta FN + (1 - delta) FP + eps)",
        Family = LossFamily.Imbalance,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [AsymmetricFocal.Probabilities],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        Parameters =
        [
            AsymmetricFocal.DeltaCard(),
            ParameterCard.Number(
                "gamma", new AsymmetricFocalTversky().Gamma, AsymmetricFocal.GammaRange,
                "how much small errors of the foreground are enhanced; 0 not at all"),
            AsymmetricFocal.EpsilonCard(),
        ],
        HasHessian = false,
        TakesRows = true,
        UseWhen = "A small foreground is judged by its overlap, as in segmentation, and missing some of it is worse than a false alarm.",
        AvoidWhen = "You train by batches with hardly any foreground: the overlap of a batch is then mostly chance.",
        Elsewhere = [Counterpart.Other("MONAI AsymmetricFocalTverskyLoss", "per image instead of over the batch; keeps probabilities 1e-7 away from 0 and 1")],
        References = ["Yeung, Sala, Schoenlieb and Rundo (2022), doi:10.1016/j.compmedimag.2021.102026, arXiv:2102.04525"],
        Notes =
            "Every reduction returns the same number; 'none' does not exist. A foreground without a mistake counts with slope 0, "
            + "although the power is infinitely steep there.",
    };

    /// <summary>Weight of what was missed against 1 - delta of false alarms.</summary>
    public double Delta { get; }

    /// <summary>How much small errors of the foreground are enhanced.</summary>
    public double Gamma { get; }

    /// <summary>What keeps an empty class from dividing by 0.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public int? Columns => 2;

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        NonNegative = true,
        Bounded = 1,
        Differentiable = Gamma == 0,
    };

    /// <inheritdoc/>
    public double Of<S>(in LossBatch<S> batch, Span<S> gradient, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        using Borrowed<double> slopes = new(gradient.Length);
        slopes.Span.Clear();
        double value = new AsymmetricFocal(Delta, Gamma).Tversky(batch, Epsilon, 1, slopes.Span);
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] = S.CreateTruncating(slopes.Span[i]);
        return value;
    }
}
