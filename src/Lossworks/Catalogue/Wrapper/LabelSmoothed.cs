using Lossworks.Specs;

namespace Lossworks.Losses;

/// <summary>Any loss of classes or labels, on targets that give every class a small share.</summary>
/// <remarks>
///   base at t' = (1 - smoothing) t + smoothing/K for shares of K classes; (1 - smoothing) t + smoothing/2 for a label in [0, 1]
///   Szegedy, Vanhoucke, Ioffe, Shlens and Wojna (2016), doi:10.1109/CVPR.2016.308
/// </remarks>
public readonly record struct LabelSmoothed : IWrapperLoss
{
    /// <summary>
    /// base: a loss that takes shares of classes, or labels anywhere in [0, 1]; smoothing: the share spread over all classes, 0 &lt;= smoothing &lt; 1.
    /// </summary>
    public LabelSmoothed(Loss @base, double smoothing)
    {
        bool takesShares = @base.Target.IsClass ? @base.Target.AllowsShares : @base.Target.Only.IsEmpty && @base.Target.Domain == Interval.Unit;
        if (!takesShares)
        {
            throw new LossException(
                "label-smoothed needs a base that takes shares of classes or labels anywhere in [0, 1]; "
                + $"{@base.Card.Name} takes {@base.Target.Meaning} ({@base.Target.Describe()}).");
        }

        (Base, Smoothing) = (@base, ParameterCards.SmoothingRange.Require(smoothing));
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("label-smoothed")
    {
        Summary = "Any loss of classes or labels, on targets that give every class a small share.",
        Formula = "base at (1 - smoothing) t + smoothing/K",
        Family = LossFamily.Wrapper,
        Tasks = [LossTask.MulticlassClassification],
        Parameters =
        [
            ParameterCard.Base("base", "softmax-cross-entropy", "the loss that sees the smoothed targets"),
            ParameterCard.Number("smoothing", 0.1, ParameterCards.SmoothingRange, "the share of the truth that is spread over all classes"),
        ],
        UseWhen = "Some labels are wrong, or the model becomes over-confident while accuracy holds.",
        AvoidWhen = "You need the true probabilities: the answer is pulled towards equal shares.",
        Cost = "One pass to smooth the targets, one number per class, then the base.",
        Elsewhere =
        [
            Counterpart.Keras("label_smoothing of BinaryCrossentropy and CategoricalCrossentropy", "0 by default"),
            Counterpart.Optax("smooth_labels"),
            Counterpart.PyTorch("label_smoothing of CrossEntropyLoss", "cross-entropy only; 0 by default"),
            Counterpart.TorchSharp("label_smoothing of functional.cross_entropy", "cross-entropy only; 0 by default"),
        ],
        References = ["Szegedy, Vanhoucke, Ioffe, Shlens and Wojna (2016), doi:10.1109/CVPR.2016.308, arXiv:1512.00567"],
    };

    /// <summary>The loss that sees the smoothed targets.</summary>
    public Loss Base { get; }

    /// <summary>The share of the truth that is spread over all classes.</summary>
    public double Smoothing { get; }

    /// <inheritdoc/>
    public LossClaims Claims => Smoothing == 0 ? Base.Claims : WrapperClaims.Retargeted(Base.Claims);

    Loss IWrapperLoss.Wrap(LossSpec spec) => new SmoothedLabelsLoss(this, spec);
}
