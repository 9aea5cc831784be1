using Lossworks.Specs;

namespace Lossworks.Losses;

/// <summary>Any loss, on those rows that have a truth: missing numbers and one class index are skipped.</summary>
/// <remarks>
///   base over the rows whose targets are not NaN and whose class is not ignore-index; the others have loss 0 and gradient 0 and count in no
///   divisor
///   Little and Rubin (2002), doi:10.1002/9781119013563
/// </remarks>
public readonly record struct Masked : IWrapperLoss
{
    /// <summary>base: any loss; ignoreIndex: the class index that means "no truth".</summary>
    public Masked(Loss @base, int ignoreIndex) => (Base, IgnoreIndex) = (@base, ignoreIndex);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("masked")
    {
        Summary = "Any loss, on those rows that have a truth: missing numbers and one class index are skipped.",
        Formula = "base over the rows whose target is not NaN and whose class is not ignore-index",
        Family = LossFamily.Wrapper,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Base("base", "squared-error", "the loss of the rows that have a truth"),
            ParameterCards.IgnoreIndex(-100),
        ],
        UseWhen = "Some targets are missing (NaN), or rows are padding.",
        AvoidWhen = "Targets are missing because of what they would have been: leaving them out then biases the answer.",
        Cost = "One pass to look for missing targets, then the base; where some are missing, the other rows are copied first.",
        Elsewhere =
        [
            Counterpart.PyTorch("ignore_index of NLLLoss and CrossEntropyLoss", "class indices only"),
            Counterpart.Keras("ignore_class of SparseCategoricalCrossentropy", "class indices only"),
            Counterpart.TorchSharp("ignore_index of functional.cross_entropy", "class indices only"),
            Counterpart.CatBoost("MultiRMSEWithMissingValues", "missing numbers of several outputs only"),
        ],
        References = ["Little and Rubin (2002), Statistical analysis with missing data, doi:10.1002/9781119013563"],
    };

    /// <summary>The loss of the rows that have a truth.</summary>
    public Loss Base { get; }

    /// <summary>The class index that means "no truth".</summary>
    public int IgnoreIndex { get; }

    /// <inheritdoc/>
    public LossClaims Claims => Base.Claims;

    Loss IWrapperLoss.Wrap(LossSpec spec) => new MaskedLoss(this, spec);
}
