namespace Lossworks;

/// <summary>How the losses of a batch become one number.</summary>
public enum Reduction
{
    /// <summary>The weighted mean: sum of w * loss over sum of w.</summary>
    Mean,

    /// <summary>Sum of w * loss over the number of losses, whatever the weights.</summary>
    MeanCount,

    /// <summary>Sum of w * loss.</summary>
    Sum,

    /// <summary>No reduction: w * loss for each; the returned value is their sum.</summary>
    None,
}
