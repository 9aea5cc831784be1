namespace Lossworks;

/// <summary>How many targets a row of predictions has.</summary>
public enum TargetCount
{
    /// <summary>One number.</summary>
    One,

    /// <summary>As many as predictions.</summary>
    LikePredictions,

    /// <summary>What the loss itself decides (<see cref="IHasColumns.Misfit"/>).</summary>
    Free,
}
