using Lossworks.Advice.Forecasting;
using Lossworks.Advice.Metrics;
using Lossworks.Data;

namespace Lossworks.Advice.Comparing;

/// <summary>What really happened in the test parts of the first repeat, in which every row that is judged is judged once.</summary>
internal sealed class FoldTruths
{
    private readonly Fold[] _folds;

    internal FoldTruths(Problem problem, Folds folds)
    {
        _folds = [.. folds.Where(f => f.Repeat == 0)];
        Truths = [.. _folds.Select(f => problem.Truth.Select(f.Test))];
        Rows = [.. _folds.SelectMany(f => f.Test)];
        All = problem.Truth.Select(Rows);
    }

    internal IReadOnlyList<Truth> Truths { get; }

    /// <summary>The rows that are judged, fold after fold.</summary>
    internal int[] Rows { get; }

    /// <summary>What happened in them.</summary>
    internal Truth All { get; }

    /// <summary>Another metric of a contender, averaged over the folds.</summary>
    internal double Score(Metric metric, ContenderRun run) => Enumerable.Range(0, _folds.Length).Average(f => metric.Of(run.Forecasts[f]!, Truths[f]));

    /// <summary>What a contender predicted for <see cref="Rows"/>; null where it does not have it all.</summary>
    internal Forecast? Forecast(ContenderRun run)
    {
        Forecast[] parts = [.. run.Forecasts.Take(_folds.Length).OfType<Forecast>()];
        return parts.Length < _folds.Length ? null : new([.. parts.SelectMany(p => p.Values)], parts[0].Columns, parts[0].AreProbabilities)
        {
            Decisions = parts[0].Decisions is null ? null : [.. parts.SelectMany(p => p.Decisions!)],
        };
    }
}
