namespace Lossworks.Benchmarks.Evidence;

/// <summary>How often advice named a clear winner where there can be none.</summary>
internal sealed record NullFigure(string Problem, int Rows, Share FalseWinners)
{
    internal static NullFigure Of(IReadOnlyList<EvidenceRun> runs) => new(runs[0].Problem, runs[0].Rows, Share.Count(runs, r => r.Winner is not null));
}
