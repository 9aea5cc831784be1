using Lossworks.Benchmarks.Tuning;
using Lossworks.Benchmarks.Tuning.Functions;

namespace Lossworks.Benchmarks.Results;

/// <summary>What a tuner is to reach.</summary>
/// <param name="What">What is looked at.</param>
/// <param name="Reason">What it means in words.</param>
/// <param name="Bound">How large it is at most, or at least.</param>
/// <param name="Measure">Finds it; null where it was not measured.</param>
internal sealed record TunerGoal(string What, string Reason, double Bound, Func<TunerFindings, double?> Measure)
{
    private const string Gp = TunerContender.GaussianProcess, Tpe = TunerContender.Tpe;

    /// <summary>Whether the bound is the least that is asked for, and not the most.</summary>
    internal bool AtLeast { get; init; }

    internal static IReadOnlyList<TunerGoal> All { get; } =
    [
        new("gp on branin, mean regret after 35", "there after 35 evaluations", 1e-3, f => f.Figure(TestFunctions.Branin, Gp, 35)?.Mean),
        new("gp on hartmann-6, mean regret after 200", "the mean is at most -3.299", 3.322368 - 3.299, f => f.Figure(TestFunctions.Hartmann6, Gp, 200)?.Mean),
        new("gp on hartmann-6, share of runs at -3.32 after 200", "half of the runs find it", 0.5, f => f.Figure(TestFunctions.Hartmann6, Gp, 200)?.Found)
        {
            AtLeast = true,
        },
        new("functions on which tpe is worse than Optuna's", "never beyond the noise", 0, f => Worse(f, TunerContender.OptunaTpe)),
        new("functions on which tpe is worse than Optuna's multivariate one", "never beyond the noise", 0, f => Worse(f, TunerContender.OptunaGroupedTpe)),
        new("tpe, 500 trials, seconds of the sampler", "less than 5 s", 5, f => Seconds(f, Tpe)),
        new("gp, 500 trials, seconds of the sampler", "less than 100 s", 100, f => Seconds(f, Gp)),
        new("8 workers beside one, trials per second", "6 times as many", 6, f => f.Workers.FirstOrDefault(w => w.Objective == WorkerScaling.Even)?.Ratio)
        {
            AtLeast = true,
        },
    ];

    /// <summary>Whether a measurement meets it.</summary>
    internal bool IsMetBy(double measured) => AtLeast ? measured >= Bound : measured <= Bound;

    private static double? Worse(TunerFindings found, string peer) =>
        found.Verdicts.Where(v => v.Contender == Tpe && v.Peer == peer).ToList() is { Count: > 0 } verdicts ? verdicts.Count(v => v.IsWorse) : null;

    private static double? Seconds(TunerFindings found, string contender) =>
        found.Speeds.FirstOrDefault(s => s.Contender == contender && s.Trials == 500)?.SamplerSeconds;
}
