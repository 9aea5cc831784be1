using Lossworks.Advice.Forecasting;
using Lossworks.Specs;
using Lossworks.Tuning;

namespace Lossworks.Advice.Comparing;

/// <summary>A candidate with what is tuned of it: its own open parameters, and the penalty in units of its own curvature.</summary>
internal sealed class Contender
{
    /// <summary>Trials that are spread before the search learns from them: few, as there are few in all.</summary>
    private const int FirstTrials = 4;

    /// <summary>So few trials know a parameter no better, and a SPEC stays short.</summary>
    private const int Digits = 3;

    private readonly Configuration _start;

    private Contender(Candidate candidate, LossSpace space, Configuration start)
    {
        (Candidate, Space, _start) = (candidate, space, start);
        Example = space.LossOf(start);
    }

    internal Candidate Candidate { get; }

    internal LossSpace Space { get; }

    /// <summary>The loss as one would take it untuned.</summary>
    internal Loss Example { get; }

    internal static TrainingSearch Training { get; } = new();

    /// <exception cref="LossException">No such loss, or it does not take what its SPEC says.</exception>
    internal static Contender Of(Candidate candidate, LossCatalogue catalogue)
    {
        LossSpace space = LossSpace.Of(Digits, SearchSpec.Parse(candidate.Spec), catalogue, Training.Open);
        return new(candidate, space, space.StartAt(candidate.Start is { } start ? catalogue.Create(LossSpec.Parse(start)).Spec : null)!);
    }

    /// <summary>The same with a caution.</summary>
    internal Contender With(string? caution) => new(Candidate with { Caution = caution }, Space, _start);

    /// <summary>Why it cannot be compared on a problem; null where it can.</summary>
    internal string? Unfit(Problem problem) => TargetForms.Unfit(Example, problem);

    /// <summary>Finds the best settings by a search that sees some folds only; the same number of trials for every loss, the first as one would take it untuned.</summary>
    /// <remarks>The same search as <c>loss tune --search bayesian</c>. Where every trial failed, the settings that it began with.</remarks>
    internal Configuration Tuned(Problem problem, JudgedFolds folds, int trials, ulong seed, CancellationToken stop)
    {
        CrossValidation judge = new(problem, Space, Training, folds, roughly: true);
        using Study study = Study.Open(new MemoryStudyStore(), "inner", new()
        {
            Space = Space.Space!,
            Sampler = new GaussianProcessSampler(startup: FirstTrials),
            Direction = problem.Metric.HigherIsBetter ? Direction.Maximize : Direction.Minimize,
            Seed = seed,
        });
        study.Enqueue(_start);
        study.Run(judge.Score, new() { Trials = trials }, null, stop);
        stop.ThrowIfCancellationRequested();
        return study.Best?.Configuration ?? _start;
    }
}
