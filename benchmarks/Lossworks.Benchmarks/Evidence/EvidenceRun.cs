using System.Diagnostics;
using Lossworks.Advice;
using Lossworks.Benchmarks.Evidence.Fits;
using Lossworks.Data;

namespace Lossworks.Benchmarks.Evidence;

/// <summary>One piece of advice on one sample, and what every loss is worth there in truth.</summary>
/// <param name="Problem">Of what.</param>
/// <param name="Rows">On how many rows.</param>
/// <param name="Seed">Of the sample, from 1.</param>
/// <param name="Take">The loss advised, as a family.</param>
/// <param name="Winner">The clear winner, as a family; null where there is none.</param>
/// <param name="Shortlist">What was compared, as families, best first.</param>
/// <param name="Seconds">How long the advice took.</param>
internal sealed record EvidenceRun(string Problem, int Rows, int Seed, string Take, string? Winner, IReadOnlyList<string> Shortlist, double Seconds)
{
    /// <summary>The metric on fresh rows of what was advised, with the penalty that was advised.</summary>
    public double TakeScore { get; init; }

    /// <summary>The metric on fresh rows of each loss with a penalty of its own choice: by family what was compared, by SPEC what theory and fixed rules name.</summary>
    public IReadOnlyDictionary<string, double> Scores { get; init; } = new Dictionary<string, double>();

    /// <summary>What the comparison said of each loss, best first.</summary>
    public IReadOnlyList<RankedLoss> Ranked { get; init; } = [];

    /// <summary>What each fixed rule takes.</summary>
    public IReadOnlyDictionary<string, string> Rules { get; init; } = new Dictionary<string, string>();

    internal static EvidenceRun Of(EvidenceProblem problem, int rows, int seed, Lazy<Table> fresh)
    {
        Table training = problem.Law.Training(rows, (ulong)seed);
        Want want = Want.Parse(problem.Want);
        long start = Stopwatch.GetTimestamp();
        LossAdvice advice = Advisor.Choose(problem.Ask(new()
        {
            Table = training,
            Target = Law.Target,
            Want = want,
            Metric = problem.Metric,
            Losses = problem.Losses,
            Seed = (ulong)seed,
            Threads = 1,
        }));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        string take = Family.Of(advice.Candidates.First(c => c.Spec == advice.Take));
        string? winner = advice.Winner is null ? null : take;
        EvidenceRun run = new(problem.Name, rows, seed, take, winner, [.. advice.Candidates.Select(Family.Of)], seconds);
        run = run with { Ranked = [.. advice.Candidates.Select(RankedLoss.Of)] };
        return problem.Losses.Count > 0 ? run : run.Judged(problem, advice, Target.From(training, Law.Target), want, fresh.Value);
    }

    /// <summary>With what everything is worth: what was compared, what is best by theory, and what fixed rules take.</summary>
    private EvidenceRun Judged(EvidenceProblem problem, LossAdvice advice, Target training, Want want, Table fresh)
    {
        Judge judge = Judge.For(problem);
        Trial trial = new(Split.Of(training, training.In(fresh)), judge, want);
        Dictionary<string, string> rules = FixedRules.Names.ToDictionary(r => r, r => FixedRules.Take(r, training, judge));
        Dictionary<string, double> scores = [];
        IEnumerable<(string Name, string Spec)> compared = advice.Candidates.Select(c => (Family.Of(c), c.Spec));
        foreach ((string name, string spec) in compared.Concat(problem.Best.Concat(rules.Values).Select(b => (b, b))))
        {
            if (!scores.ContainsKey(name) && trial.Score(spec) is { } score)
                scores.Add(name, score);
        }

        return this with
        {
            TakeScore = trial.Score(advice.Take, advice.TakePenalty) ?? throw new LossException($"what was advised, {advice.Take}, cannot be judged by {judge.Name}."),
            Scores = scores,
            Rules = rules,
        };
    }
}
