namespace Lossworks.Benchmarks.Tuning;

/// <summary>Everything that a run of <c>./bench tuner</c> found.</summary>
internal sealed record TunerFindings(
    IReadOnlyList<TunerFigure> Figures, IReadOnlyList<TunerVerdict> Verdicts, IReadOnlyList<TunerSpeed> Speeds, IReadOnlyList<WorkerScaling> Workers)
{
    /// <summary>The figure of a function, a sampler and a number of evaluations; null where there is none.</summary>
    internal TunerFigure? Figure(string function, string contender, int evaluations) =>
        Figures.FirstOrDefault(f => f.Function == function && f.Contender == contender && f.Evaluations == evaluations);
}
