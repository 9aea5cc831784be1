using Lossworks.Advice.Comparing;
using Lossworks.Advice.Metrics;

namespace Lossworks.Advice;

/// <summary>From fold scores to a ranking, and to an answer that admits when there is none.</summary>
internal sealed class Ranking
{
    /// <summary>Above this a difference to the best may well be chance.</summary>
    internal const double Level = 0.05;

    /// <summary>A difference below this share of the best score matters to nobody; of a metric that is a share itself, this many points.</summary>
    private const double Negligible = 0.01;

    /// <summary>From how many times the spread of the best on a loss counts as unstable.</summary>
    private const double UnstableFrom = 3;

    private readonly Problem _problem;
    private readonly Comparison _comparison;
    private readonly FoldTruths _truths;
    private readonly ContenderRun _best;
    private readonly double _bestScore;

    private Ranking(Problem problem, Comparison comparison, FoldTruths truths)
    {
        (_problem, _comparison, _truths) = (problem, comparison, truths);
        _best = comparison.Runs.Where(r => r.Stopped is null).MinBy(r => Metric.Sign * r.Run.Average())
            ?? throw new LossException("no loss could be trained in every fold: " + string.Join(" ", comparison.Runs.Select(r => $"{r.Contender.Candidate.Spec}: {r.Stopped}.")));
        _bestScore = _best.Run.Average();
    }

    private Metric Metric => _problem.Metric;

    internal static IReadOnlyList<CandidateResult> Of(Problem problem, Comparison comparison, FoldTruths truths) => new Ranking(problem, comparison, truths).Rank();

    /// <summary>
    /// Those that are not clearly worse than the best, the best included. One that is behind and unstable is no equal: a test of means has no power where a few folds
    /// are far off, and nobody would train with it.
    /// </summary>
    internal static IReadOnlyList<CandidateResult> Tied(IReadOnlyList<CandidateResult> ranked) =>
        [.. ranked.Where(r => r.Rank == 1 || (r.Stopped is null && r.PValue > Level && !(r.IsUnstable && r.PracticallyEqual < 0.5)))];

    private IReadOnlyList<CandidateResult> Rank()
    {
        ContenderRun[] order =
        [
            _best,
            .. _comparison.Runs.Where(r => r.Stopped is null && r != _best).OrderBy(Cost),
            .. _comparison.Runs.Where(r => r.Stopped is not null).OrderBy(Cost),
        ];
        CorrectedTTest[] tests = [.. order.Select(Against)];
        int able = order.Count(r => r.Stopped is null);
        double[] adjusted = CorrectedTTest.Holm([.. tests.Skip(1).Take(able - 1).Select(t => t.P)]);
        return [.. order.Select((run, i) => Result(run, i, tests[i], i == 0 ? null : i < able ? adjusted[i - 1] : tests[i].P))];
    }

    /// <summary>What it takes to sort by; those that came to nothing last.</summary>
    private double Cost(ContenderRun run) => run.Run.Length == 0 ? double.PositiveInfinity : Metric.Sign * run.Run.Average();

    private CandidateResult Result(ContenderRun run, int place, CorrectedTTest test, double? pValue)
    {
        double[] scores = run.Run;
        int[] folds = [.. Enumerable.Range(0, run.Scores.Length).Where(f => !double.IsNaN(run.Scores[f]))];
        double mean = scores.Length == 0 ? double.NaN : scores.Average();
        double[] last = [.. folds.Where(f => _comparison.LastValueScores.Count > 0).Select(f => _comparison.LastValueScores[f])];
        return new()
        {
            Candidate = run.Contender.Candidate,
            Spec = run.Spec!,
            Penalty = run.Penalty,
            Score = mean,
            Spread = Deviation(scores),
            Skill = folds.Length == 0 ? double.NaN : Metric.Skill(mean, folds.Average(f => _comparison.ConstantScores[f])),
            SkillOverLastValue = last.Length == 0 ? null : Metric.Skill(mean, last.Average()),
            PValue = pValue,
            Difference = place == 0 ? 0 : test.Mean,
            DifferenceHalfWidth = place == 0 ? 0 : test.HalfWidth,
            DifferenceError = place == 0 ? 0 : test.Error,
            PracticallyEqual = place == 0 ? null : test.PracticallyEqual(Least),
            PracticallyWorse = place == 0 ? null : test.BeyondProbability(Metric.Sign, Least),
            Rank = place + 1,
            Place = 1 + Enumerable.Range(0, _comparison.Runs.Count).First(i => _comparison.Runs[i] == run),
            Stopped = run.Stopped,
            IsUnstable = Deviation(scores) > UnstableFrom * Deviation(_best.Run),
            FoldScores = scores,
            FoldSpecs = [.. folds.Select(f => run.Specs[f]!)],
            Others = [.. Companions.Of(_problem).Where(m => !m.NeedsProbabilities || run.Forecasts[0]!.AreProbabilities).Select(m => new MetricScore(m.Name, _truths.Score(m, run), m.HigherIsBetter))],
        };
    }

    private double Least => Metric.HigherIsBetter ? Negligible : Negligible * Math.Abs(_bestScore);

    private CorrectedTTest Against(ContenderRun run)
    {
        double[] differences = [.. Enumerable.Range(0, run.Scores.Length).Where(f => double.IsFinite(run.Scores[f])).Select(f => run.Scores[f] - _best.Scores[f])];
        return CorrectedTTest.Of(differences, _comparison.TestShare);
    }

    private static double Deviation(double[] scores)
    {
        double mean = scores.Length == 0 ? 0 : scores.Average();
        return scores.Length < 2 ? 0 : Math.Sqrt(scores.Sum(s => (s - mean) * (s - mean)) / (scores.Length - 1));
    }
}
