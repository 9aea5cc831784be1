using System.Globalization;
using Lossworks.Advice;
using Lossworks.Reports;
using Lossworks.Tuning;

namespace Lossworks.Cli.Tuning;

/// <summary>The pictures of a search.</summary>
internal sealed class TunePictures
{
    private const int MostSlices = 6;

    private readonly TuneOutcome _outcome;
    private readonly SearchSpace _space;
    private readonly string _metric, _better;
    private readonly Trial[] _complete;
    private readonly int? _best;
    private readonly SearchParameter[] _byImportance;

    internal TunePictures(TuneOutcome outcome, SearchResult lead, SearchSpace space)
    {
        (_outcome, _space) = (outcome, space);
        _metric = outcome.Result.Metric;
        _better = $"{_metric}, {(outcome.Result.HigherIsBetter ? "higher" : "lower")} is better";
        _complete = [.. outcome.All.Where(t => t.State == TrialState.Complete)];
        _best = Array.FindIndex(_complete, t => ReferenceEquals(t, outcome.Ranked.FirstOrDefault())) is >= 0 and var place ? place : null;
        _byImportance = [.. outcome.Importance!.Effects.Select(e => space[e.Parameter])];
    }

    internal void AddHistory(HtmlReport report, SearchResult search)
    {
        Trial[] shown = [.. search.Trials.Where(t => t.Value is not null)];
        if (shown is [])
            return;
        double[] soFar = BestSoFar.Of(shown, _outcome.Result.HigherIsBetter ? Direction.Maximize : Direction.Minimize);
        report.Figure(
            new PointsPlot(shown.Select(t => (double)t.Number), shown.Select(t => t.Value!.Value))
            {
                Title = $"Search by {search.Method.Name}",
                XLabel = "trial",
                YLabel = _better,
                Steps = soFar,
                Best = search.Best is { } best ? Array.IndexOf(shown, best) : null,
                Open = [.. Enumerable.Range(0, shown.Length).Where(i => shown[i].State == TrialState.Pruned)],
            },
            "Every trial with its value, and the best so far.",
            search.Best is { } found ? $"The best of {shown.Length} trials is trial {found.Number} with {_metric} {TuneOutcome.Number(found.Value!.Value)}." : $"{shown.Length} trials, none of them complete.");
    }

    internal void AddImportance(HtmlReport report)
    {
        if (_outcome.Importance is not { Effects: { Length: > 1 } effects } || effects.All(e => e.Share == 0))
            return;
        report.Figure(
            new BarPlot(effects.Select(e => new Bar(e.Parameter, e.Share))) { Title = "Share of what the parameters explain on their own", XLabel = "share" },
            "A long bar: the value hangs on this parameter. A short one: it hardly matters, so leave it at its default.",
            $"{effects[0].Parameter} matters most, with a share of {effects[0].Share.ToString("P0", CultureInfo.InvariantCulture)}.");
    }

    internal void AddSlices(HtmlReport report)
    {
        foreach (SearchParameter parameter in _byImportance.Take(MostSlices))
        {
            Trial[] with = [.. _complete.Where(t => t.Configuration.Has(parameter.Name))];
            if (with.Length < 2)
                continue;
            int best = _best is { } place ? Array.IndexOf(with, _complete[place]) : -1;
            report.Figure(
                new PointsPlot(with.Select(t => Coordinate(t, parameter)), with.Select(t => t.Value!.Value))
                {
                    Title = $"{_metric} by {parameter.Name}",
                    XLabel = parameter.IsCategorical ? _better : parameter.Name,
                    YLabel = parameter.IsCategorical ? "" : _better,
                    LogX = IsLog(parameter),
                    Categories = parameter is CategoricalParameter choice ? choice.Choices : [],
                    Best = best >= 0 ? best : null,
                },
                $"The complete trials over {parameter.Name}; the later, the darker.",
                best >= 0 ? $"The best trial has {parameter.Name} {TuneOutcome.Text(with[best].Configuration, parameter)}." : $"The trials over {parameter.Name}.");
        }
    }

    /// <summary>Of the two numbers that matter most.</summary>
    internal void AddContour(HtmlReport report)
    {
        SearchParameter[] numbers = [.. _byImportance.Where(p => !p.IsCategorical).Take(2)];
        if (numbers is not [var first, var second])
            return;
        Trial[] with = [.. _complete.Where(t => t.Configuration.Has(first.Name) && t.Configuration.Has(second.Name))];
        if (with.Length < 4)
            return;
        int best = _best is { } place ? Array.IndexOf(with, _complete[place]) : -1;
        report.Figure(
            new ContourPlot(with.Select(t => Coordinate(t, first)), with.Select(t => Coordinate(t, second)), with.Select(t => t.Value!.Value))
            {
                Title = $"{_metric} over {first.Name} and {second.Name}",
                XLabel = first.Name,
                YLabel = second.Name,
                LogX = IsLog(first),
                LogY = IsLog(second),
                ValueLabel = _metric,
                Best = best >= 0 ? best : null,
            },
            "Between the trials the value is interpolated: where there are none, it is a guess.",
            best >= 0
                ? $"The best trial lies at {first.Name} {TuneOutcome.Text(with[best].Configuration, first)} and {second.Name} {TuneOutcome.Text(with[best].Configuration, second)}."
                : $"The trials over {first.Name} and {second.Name}.");
    }

    internal void AddParallel(HtmlReport report)
    {
        if (_space.Parameters.Length < 2 || _complete.Length < 2)
            return;
        report.Figure(
            new ParallelPlot(
                _byImportance.Take(MostSlices).Select(p => new ParallelAxis(p.Name, [.. _complete.Select(t => Coordinate(t, p))])
                {
                    Log = IsLog(p),
                    Categories = p is CategoricalParameter choice ? choice.Choices : [],
                }),
                new(_metric, [.. _complete.Select(t => t.Value!.Value)]))
            {
                Title = "Every trial as a line",
                LargeIsBetter = _outcome.Result.HigherIsBetter,
                Best = _best,
            },
            "Each line is a trial: where it crosses an axis, it has that value. Good trials are dark.",
            $"{_complete.Length} trials over {Math.Min(MostSlices, _space.Parameters.Length)} parameters.");
    }

    private static double Coordinate(Trial trial, SearchParameter parameter) => trial.Configuration.Values[trial.Configuration.Space.Place(parameter.Name)];

    private static bool IsLog(SearchParameter parameter) => parameter is RealParameter { IsLog: true } or IntegerParameter { IsLog: true };
}
