namespace Lossworks.Benchmarks.Training;

/// <summary>What one entrant reached on one problem: at its loosest tolerance that comes close enough to the best, or else at its best one.</summary>
/// <param name="Problem">Which problem.</param>
/// <param name="Entrant">Who.</param>
/// <param name="Tolerance">At which tolerance; none where nothing was finished.</param>
/// <param name="Seconds">How long it took; none where nothing was finished.</param>
/// <param name="Gap">How far its loss is above the best found by anybody, relative.</param>
/// <param name="Note">What else there is to say: why nothing was finished.</param>
internal sealed record Reached(string Problem, string Entrant, double? Tolerance, double? Seconds, double? Gap, string Note)
{
    /// <summary>How far above the best found still counts as the same.</summary>
    internal const double CloseEnough = 1e-6;

    internal bool IsThere => Gap <= CloseEnough;
}
