using System.Diagnostics;
using Lossworks.Advice.Comparing;
using Lossworks.Advice.Forecasting;
using Lossworks.Data;
using Lossworks.Tuning;

namespace Lossworks.Advice;

/// <summary>One tuning: the searches on all rows first, then those of the outer folds.</summary>
internal sealed class TuneRun
{
    private readonly TuneRequest _request;
    private readonly IProgress<TuneProgress>? _progress;
    private readonly CancellationToken _stop;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Problem _problem;
    private readonly LossSpace _losses;
    private readonly Folds? _outer;
    private readonly int _searches;
    private int _finished;
    private StudyEnd _end;

    internal TuneRun(TuneRequest request, IProgress<TuneProgress>? progress, CancellationToken stop)
    {
        (_request, _progress, _stop) = (request, progress, stop);
        _problem = Problem.Of(new Question
        {
            Table = request.Table,
            Column = request.Target,
            Want = request.Want,
            Metric = request.Metric,
            Costs = request.Costs,
            Roles = request.Roles,
            Exclude = request.Exclude,
        });
        _losses = LossSpace.Of(request.Loss, request.Catalogue, request.Training.Open);
        foreach (Loss loss in _losses.Options())
        {
            if (TargetForms.Unfit(loss, _problem) is { } reason)
                throw new LossException($"{loss} cannot be tuned for '{request.Target}': it {reason}.");
        }

        if (request.OuterFolds == 1)
            throw new LossException("one outer fold leaves no rows to search on: give 0, or 2 and more.");
        _outer = request.OuterFolds == 0 ? null
            : Splitter.Outer(_problem, request.OuterFolds, 1, OuterSeed(request.Seed));
        _searches = request.Methods.Count * (1 + request.OuterFolds);
    }

    private bool IsStopped => _stop.IsCancellationRequested || _end == StudyEnd.Stopped;

    internal TuneResult Run()
    {
        int[] all = [.. Enumerable.Range(0, _problem.Truth.Rows)];
        CrossValidation judge = JudgeOn(all);
        SearchResult[] searches = [.. _request.Methods.Select((m, i) => Search(m, judge, _request.Methods.Count == 1 ? _request.Study : $"{_request.Study}/{m.Name}", "searching"))];
        SearchResult? best = BestOf(searches);
        NestedScore? nested = best is not null && _outer is not null && !IsStopped ? NestedOrNone() : null;
        return new()
        {
            Metric = _problem.Metric.Name,
            HigherIsBetter = _problem.Metric.HigherIsBetter,
            Task = _problem.Task,
            Rows = all.Length,
            Searches = searches,
            Best = best is null ? null : Tuned(best, judge, all),
            Nested = nested,
            ConstantScore = judge.ConstantScore,
            End = IsStopped ? StudyEnd.Stopped : _end,
            Warnings = [.. _request.Table.Warnings.Concat(_problem.Target.Warnings).Select(w => w.Message).Concat(FoldsOf(all).Warnings).Distinct()],
        };
    }

    /// <summary>Nobody may deal the same cards to the outer folds as to those inside.</summary>
    private static ulong OuterSeed(ulong seed) => seed ^ 0x6F75746572;

    private CrossValidation JudgeOn(int[] rows) =>
        new(_problem, _losses, _request.Training, new(_problem, rows, FoldsOf(rows)));

    private Folds FoldsOf(int[] rows) => Splitter.Of(_problem, rows, _request.Folds, _request.Repeats, _request.Seed);

    private SearchResult Search(SearchMethod method, CrossValidation judge, string name, string doing)
    {
        if (_losses.Space is not { } space)
            return new(method, [], null, null);
        using Study study = Study.Open(_request.Store, name, new()
        {
            Space = space,
            Sampler = method.Sampler,
            Pruner = _request.Pruner,
            Direction = _problem.Metric.HigherIsBetter ? Direction.Maximize : Direction.Minimize,
            Seed = _request.Seed,
            Batch = _request.Batch,
            Lease = _request.Lease,
            Subject = _request.Subject,
        });
        if (_request.RetryFailed)
            study.RetryFailed();
        if (!IsStopped)
        {
            _end = study.Run(judge.Score, new() { Trials = _request.Trials, Time = TimeForNext(), Workers = _request.Workers }, Reporter(method, doing), _stop);
            _finished++;
        }

        return new(method, study.Trials, study.Best, space);
    }

    private TimeSpan? TimeForNext()
    {
        if (_request.Time is not { } time)
            return null;
        TimeSpan left = time - Stopwatch.GetElapsedTime(_start);
        return left > TimeSpan.Zero ? left / (_searches - _finished) : TimeSpan.Zero;
    }

    private IProgress<StudyProgress>? Reporter(SearchMethod method, string doing) => _progress is null ? null : new Relay(study =>
    {
        TimeSpan? left = study.Left is { } here && study.Done > 0
            ? here + ((here + study.Elapsed) * (_searches - _finished - 1))
            : null;
        string? best = study.Best is { } trial ? _losses.SpecOf(trial.Configuration).ToString() : null;
        string by = _request.Methods.Count > 1 ? $" by {method.Name}" : "";
        _progress.Report(new(doing + by, study, best, _finished, _searches, left));
    });

    private SearchResult? BestOf(IReadOnlyList<SearchResult> searches)
    {
        double sign = _problem.Metric.HigherIsBetter ? -1 : 1;
        return _losses.Space is null ? searches[0] : searches.Where(s => s.Best is not null).MinBy(s => sign * s.Best!.Value!.Value);
    }

    private TunedLoss Tuned(SearchResult search, CrossValidation judge, int[] rows)
    {
        Configuration? configuration = search.Best?.Configuration;
        IReadOnlyList<double> scores = search.Best is { } trial ? [.. trial.Steps.Select(s => s.Value)] : judge.Scores(null, _stop);
        return new(
            _losses.SpecOf(configuration).ToString(),
            judge.PenaltyFor(configuration, rows),
            [.. _request.Training.Flags(configuration)],
            search.Best?.Value ?? scores.Average(),
            scores);
    }

    /// <summary>None where it is stopped on the way: what was found before stays.</summary>
    private NestedScore? NestedOrNone()
    {
        try
        {
            return Nested();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>The whole search again without the test part of each outer fold, and its winner judged there.</summary>
    private NestedScore? Nested()
    {
        List<double> tuned = [], plain = [];
        List<string> specs = [];
        PlainLoss untuned = PlainLoss.Of(_losses, _request.Catalogue);
        foreach (Fold fold in _outer!)
        {
            CrossValidation judge = JudgeOn(fold.Train);
            string name = $"outer-{fold.Number + 1}";
            SearchResult[] searches = [.. _request.Methods.Select(m => Search(
                m, judge, $"{_request.Study}/{(_request.Methods.Count == 1 ? "" : m.Name + "/")}{name}", $"outer fold {fold.Number + 1} of {_outer.Count}"))];
            if (IsStopped || BestOf(searches) is not { } best)
                return null;
            Configuration? configuration = best.Best?.Configuration;
            tuned.Add(judge.ScoreOn(_losses.LossOf(configuration), configuration, fold.Train, fold.Test, _stop));
            plain.Add(judge.ScoreOn(untuned.Loss, untuned.Configuration, fold.Train, fold.Test, _stop));
            specs.Add(_losses.SpecOf(configuration).ToString());
        }

        double mean = tuned.Average(), share = _outer[0].Test.Length / (double)_outer[0].Train.Length;
        double spread = Math.Sqrt(tuned.Sum(s => (s - mean) * (s - mean)) / (tuned.Count - 1));
        return new(mean, spread, tuned, specs, plain.Average(), untuned.Loss.ToString(), CorrectedTTest.PValue([.. tuned.Zip(plain, (a, b) => a - b)], share));
    }

    private sealed class Relay(Action<StudyProgress> report) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value) => report(value);
    }
}
