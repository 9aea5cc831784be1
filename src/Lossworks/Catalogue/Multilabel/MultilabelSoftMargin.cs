using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>A yes/no question per label, where a mistake on one label may cost more than on another.</summary>
/// <remarks>
///   (1/M) sum_m w_m [softplus(z_m) - t_m z_m], w = class weights; the mean over rows divides by case weights only.
///   Nam, Kim, Loza Mencia, Gurevych and Fuernkranz (2014), doi:10.1007/978-3-662-44851-9_28
/// </remarks>
public readonly record struct MultilabelSoftMargin : IRowLoss, IHasClassWeights
{
    /// <summary>No class weights.</summary>
    public MultilabelSoftMargin()
        : this(NumberList.None)
    {
    }

    /// <summary>classWeights: one per label, each at least 0, or none.</summary>
    public MultilabelSoftMargin(NumberList classWeights) => ClassWeights = ParameterCards.Require(classWeights, Interval.NonNegative, nameof(classWeights));

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("multilabel-soft-margin")
    {
        Summary = "A yes/no question per label, where a mistake on one label may cost more than on another.",
        Formula = "(1/M) sum_m w_m [softplus(z_m) - t_m z_m]",
        Family = LossFamily.Multilabel,
        Tasks = [LossTask.MultilabelClassification],
        Outputs = [Output.Logit],
        Target = Argument.ZeroOneTargets,
        Parameters = [ParameterCards.ClassWeights()],
        UseWhen = "Labels matter differently, and each is there or not.",
        AvoidWhen = "Targets are probabilities: use multilabel-binary-cross-entropy, which is the same without weights.",
        Elsewhere = [Counterpart.PyTorch("MultiLabelSoftMarginLoss"), Counterpart.TorchSharp("MultiLabelSoftMarginLoss")],
        References = ["Nam, Kim, Loza Mencia, Gurevych and Fuernkranz (2014), doi:10.1007/978-3-662-44851-9_28, arXiv:1312.5419"],
        Notes = "Class weights scale each label's part and stay out of the divisor of the mean.",
    };

    /// <summary>What each label weighs, or none.</summary>
    public NumberList ClassWeights { get; }

    /// <inheritdoc/>
    public LossClaims Claims
    {
        get
        {
            (double least, double largest) = ParameterCards.RangeOf(ClassWeights);
            return new()
            {
                Convex = true,
                StrictlyConvex = least > 0,
                Lipschitz = largest,
                Smooth = largest / 4,
                NonNegative = true,
                StrictlyProper = least > 0,
                ClassificationCalibrated = least > 0,
                Elicits = least > 0 ? Functional.LogOdds : null,
            };
        }
    }

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CompensatedSum sum = default;
        for (int k = 0; k < scores.Length; k++)
        {
            double factor = ParameterCards.WeightOf(ClassWeights, k) / scores.Length;
            sum.Add(SeparableRow.Column(new OfColumn<BinaryCrossEntropyWithLogits>(default), scores, k, target[k], factor, gradient, hessian));
        }

        return sum.Total;
    }
}
