using Lossworks.Advice.Comparing;
using Lossworks.Advice.Diagnostics;
using Lossworks.Data;

namespace Lossworks.Advice;

/// <summary>Chooses a loss for data: looks, shortlists with reasons, compares on the same folds, and admits when there is no difference.</summary>
public static class Advisor
{
    /// <summary>Advises on a table.</summary>
    /// <param name="request">The data, the target and what is wanted.</param>
    /// <param name="progress">Receives every fit.</param>
    /// <param name="stop">Stops between fits.</param>
    /// <exception cref="DataException">The target or the features cannot be used.</exception>
    /// <exception cref="LossException">An unknown loss or metric, or one that does not fit the target.</exception>
    public static LossAdvice Choose(AdviceRequest request, IProgress<AdviceProgress>? progress = null, CancellationToken stop = default)
    {
        Problem problem = Problem.Of(request);
        Folds folds = Folds.Repeated(problem.Truth.Rows, request.Folds, request.Repeats, request.Seed, problem.IsClass ? problem.Truth.Codes : []);
        FirstLook look = FirstLook.At(problem, () => new(problem, folds[0].Train, folds[0].Test), stop);
        List<Finding> findings = [.. AllDiagnostics.InOrder.Select(d => d.Look(look)).OfType<Finding>()];
        Shortlist shortlist = Shortlist.Of(look, findings, request);

        Comparison comparison = new(problem, shortlist, folds, request.Threads);
        comparison.Run(look.ResidualScale, progress, stop);
        IReadOnlyList<CandidateResult> ranked = Ranking.Rank(shortlist.Candidates, comparison, problem.Metric);
        Verdict verdict = Verdict.Of(ranked, shortlist.Candidates, problem);
        return new()
        {
            Task = problem.Task,
            Want = problem.Want,
            Metric = problem.Metric.Name,
            HigherIsBetter = problem.Metric.HigherIsBetter,
            Rows = problem.Truth.Rows,
            Features = comparison.Features,
            Protocol = $"{request.Repeats} x {request.Folds}-fold cross-validation, the same folds for all; {problem.Metric.Says}",
            Findings = findings,
            Warnings = [.. request.Table.Warnings.Concat(problem.Target.Warnings).Select(w => w.Message).Concat(folds.Warnings).Distinct()],
            Candidates = ranked,
            KeptOut = shortlist.KeptOut,
            ConstantScore = comparison.ConstantScore,
            Winner = verdict.Winner,
            Take = verdict.Take.Candidate.Spec,
            TakePenalty = verdict.Take.Penalty,
            Verdict = verdict.Says,
        };
    }
}
