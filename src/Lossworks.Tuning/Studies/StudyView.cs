using System.Collections.Immutable;

namespace Lossworks.Tuning;

/// <summary>A study at one moment.</summary>
/// <param name="Trials">All trials, by number.</param>
/// <param name="Observations">The trials from the first on that have all ended.</param>
/// <param name="Peers">The same, as pruners look at them.</param>
internal sealed record StudyView(ImmutableArray<Trial> Trials, ImmutableArray<Observation> Observations, ImmutableArray<PruningPeer> Peers)
{
    /// <summary>How many trials from the first on have all ended.</summary>
    internal int Finished => Observations.Length;
}
