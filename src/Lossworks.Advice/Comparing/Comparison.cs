using Lossworks.Advice.Forecasting;
using Lossworks.Data;
using Lossworks.Tuning;

namespace Lossworks.Advice.Comparing;

/// <summary>
/// Every contender on the same folds, with the same encoding and the same number of trials inside each fold. After each repeat those that are clearly beaten stop.
/// Folds and contenders run side by side; what comes out does not depend on how.
/// </summary>
internal sealed class Comparison
{
    private readonly Problem _problem;
    private readonly AdviceRequest _request;
    private readonly Folds _folds;
    private readonly double[] _constants, _lastValues;
    private readonly IProgress<AdviceProgress>? _progress;
    private readonly CancellationToken _stop;
    private int _done, _total;

    internal Comparison(Problem problem, IReadOnlyList<Contender> contenders, Folds folds, AdviceRequest request, IProgress<AdviceProgress>? progress, CancellationToken stop)
    {
        (_problem, _folds, _request, _progress, _stop) = (problem, folds, request, progress, stop);
        Runs = [.. contenders.Select(c => new ContenderRun(c, folds.Count))];
        (_constants, _lastValues) = (new double[folds.Count], new double[folds.Count]);
    }

    internal IReadOnlyList<ContenderRun> Runs { get; }

    internal int Features { get; private set; }

    internal IReadOnlyList<double> ConstantScores => _constants;

    /// <summary>Of the last known value as the answer; empty where there is none.</summary>
    internal IReadOnlyList<double> LastValueScores => HasLastValues ? _lastValues : [];

    /// <summary>Rows of a test part over rows of its training part, on average.</summary>
    internal double TestShare => _folds.Average(f => f.Test.Length / (double)f.Train.Length);

    private bool HasLastValues => _problem.Truth.LastValues.Length > 0 && _problem.Want.Kind != WantKind.Interval;

    /// <summary>Runs all folds, and tunes those that are left on all rows.</summary>
    internal void Run()
    {
        int repeats = _folds.Max(f => f.Repeat) + 1;
        _total = Runs.Count * (_folds.Count + 1);
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            ContenderRun[] live = [.. Runs.Where(r => r.Stopped is null)];
            int[] folds = [.. Enumerable.Range(0, _folds.Count).Where(f => _folds[f].Repeat == repeat)];
            Side([.. folds.SelectMany(f => Jobs(f, live))]);
            _total -= Race.Stop(live, _problem.Metric, TestShare, last: repeat + 1 == repeats) * (((repeats - 1 - repeat) * folds.Length) + 1);
        }

        int[] all = [.. Enumerable.Range(0, _problem.Truth.Rows)];
        JudgedFolds inner = new(_problem, all, Splitter.Inner(_problem, all, _request.Seed));
        Lazy<FoldData> whole = new(() => new(_problem, all, all.AsSpan(0, 1)));
        Side([.. Runs.Where(r => r.Stopped is null).Select(run => (Action)(() => OnAllRows(run, inner, whole)))]);
        foreach (ContenderRun stopped in Runs.Where(r => r.Stopped is not null))
            stopped.Spec ??= stopped.Specs.OfType<string>().FirstOrDefault() ?? stopped.Contender.Example.ToString();
    }

    private IEnumerable<Action> Jobs(int f, ContenderRun[] live)
    {
        Fold fold = _folds[f];
        // Shared by all contenders; whoever comes last lets go of it.
        Lazy<FoldData> outer = new(() => Outer(f));
        Lazy<JudgedFolds> inner = new(() => new(_problem, fold.Train, Splitter.Inner(_problem, fold.Train, _request.Seed)));
        return live.Select(run => (Action)(() => OnFold(run, f, outer.Value, inner.Value)));
    }

    private FoldData Outer(int f)
    {
        FoldData data = new(_problem, _folds[f].Train, _folds[f].Test);
        if (f == 0)
            Features = data.Columns;
        _constants[f] = data.ConstantScore(_problem.Metric);
        if (HasLastValues)
            _lastValues[f] = LastValues.Score(_problem.Metric, data.TestTruth);
        return data;
    }

    private void OnFold(ContenderRun run, int f, FoldData data, JudgedFolds inner)
    {
        Configuration chosen = run.Contender.Tuned(_problem, inner, _request.Trials, _request.Seed, _stop);
        Loss loss = run.Contender.Space.LossOf(chosen);
        Forecast forecast = new CrossValidation(_problem, run.Contender.Space, Contender.Training, inner).Forecast(data, loss, chosen, _stop);
        run.Scores[f] = _problem.Metric.Of(forecast, data.TestTruth);
        run.Specs[f] = loss.ToString();
        if (_folds[f].Repeat == 0)
            run.Forecasts[f] = forecast;
        Report(run);
    }

    private void OnAllRows(ContenderRun run, JudgedFolds inner, Lazy<FoldData> whole)
    {
        Configuration chosen = run.Contender.Tuned(_problem, inner, _request.Trials, _request.Seed, _stop);
        Loss loss = run.Contender.Space.LossOf(chosen);
        double penalty = new CrossValidation(_problem, run.Contender.Space, Contender.Training, inner).OptionsOn(whole.Value, loss, chosen, _stop).L2;
        (run.Spec, run.Penalty) = (loss.ToString(), Rounded.TwoDigits(penalty));
        Report(run);
    }

    private void Report(ContenderRun run) => _progress?.Report(new(Interlocked.Increment(ref _done), _total, run.Contender.Candidate.Spec));

    private void Side(IReadOnlyList<Action> jobs) => new SideBySide(_request.Threads, _stop).Run(jobs.Count, i => jobs[i]());
}
