namespace Lossworks.Tuning;

/// <summary>A trial that has ended, as a pruner looks at it.</summary>
/// <param name="Number">From 0.</param>
/// <param name="State">How it ended.</param>
/// <param name="Cost">Its cost; of a pruned trial the last one on the way; NaN where there is none.</param>
/// <param name="Steps">Its costs on the way, in the order in which they came.</param>
public sealed record PruningPeer(int Number, TrialState State, double Cost, IReadOnlyList<StepValue> Steps);
