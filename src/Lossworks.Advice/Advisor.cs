using Lossworks.Advice.Comparing;
using Lossworks.Advice.Diagnostics;
using Lossworks.Advice.Looking;
using Lossworks.Data;

namespace Lossworks.Advice;

/// <summary>Chooses a loss for data: looks, shortlists with reasons, compares on the same folds, and admits when there is no difference.</summary>
public static class Advisor
{
    /// <summary>The names of the metrics by which losses can be compared.</summary>
    public static string Metrics => Lossworks.Advice.Metrics.Metric.Names;

    /// <summary>Advises on a table.</summary>
    /// <param name="request">The data, the target and what is wanted.</param>
    /// <param name="progress">Receives every fold of every loss.</param>
    /// <param name="stop">Stops between fits.</param>
    /// <exception cref="DataException">The target, the features or a column with a role cannot be used.</exception>
    /// <exception cref="LossException">An unknown loss or metric, or one that does not fit the target; too few rows for so many folds.</exception>
    public static LossAdvice Choose(AdviceRequest request, IProgress<AdviceProgress>? progress = null, CancellationToken stop = default)
    {
        Problem problem = Problem.Of(request);
        Folds folds = Splitter.Outer(problem, request.Folds, request.Repeats, request.Seed);
        FirstLook look = FirstLook.Of(problem, request.Seed, stop);
        IReadOnlyList<Finding> findings = AllDiagnostics.Of(look, stop);
        Shortlist shortlist = Shortlist.Of(look, findings, request);

        Comparison comparison = new(problem, shortlist.Contenders, folds, request, progress, stop);
        comparison.Run();
        FoldTruths truths = new(problem, folds);
        IReadOnlyList<CandidateResult> ranked = Ranking.Of(problem, comparison, truths);
        Verdict verdict = Verdict.Of(ranked, problem);
        ContenderRun take = comparison.Runs.First(r => r.Contender.Candidate == verdict.Take.Candidate);
        return new()
        {
            Task = problem.Task,
            Want = problem.Want,
            Metric = problem.Metric.Name,
            HigherIsBetter = problem.Metric.HigherIsBetter,
            Inferred = problem.Inferred,
            Rows = problem.Truth.Rows,
            Features = comparison.Features,
            Protocol = Protocol.Of(problem, folds, request),
            Findings = findings,
            Warnings = [.. request.Table.Warnings.Concat(problem.Target.Warnings).Select(w => w.Message).Concat(folds.Warnings).Distinct()],
            Candidates = ranked,
            KeptOut = shortlist.KeptOut,
            ConstantScore = comparison.ConstantScores.Average(),
            LastValueScore = comparison.LastValueScores.Count == 0 ? null : comparison.LastValueScores.Average(),
            LastValuePValue = comparison.LastValueScores.Count == 0 ? null
                : LastValues.PValue(problem.Metric, [.. take.Forecasts.OfType<Forecasting.Forecast>()], truths.Truths, request.Roles.Ahead),
            Winner = verdict.Winner,
            Take = verdict.Take.Spec,
            TakePenalty = verdict.Take.Penalty,
            Summary = Story.Of(problem, ranked, verdict, comparison.ConstantScores.Average(), folds.Count),
            Verdict = verdict.Says,
            Look = DeeperLooks.At(problem, folds, comparison, truths, ranked, verdict.Take, request, stop),
        };
    }
}
