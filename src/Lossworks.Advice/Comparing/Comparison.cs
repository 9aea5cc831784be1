using Lossworks.Data;

namespace Lossworks.Advice.Comparing;

/// <summary>Every candidate on the same folds, with the same encoding and the same choice of penalties; folds run side by side.</summary>
internal sealed class Comparison(Problem problem, Shortlist shortlist, Folds folds, int threads)
{
    private readonly double[] _penalties = new double[shortlist.Candidates.Count];
    private readonly double[][] _scores = [.. shortlist.Candidates.Select(_ => new double[folds.Count])];
    private readonly double[] _constants = new double[folds.Count];
    private int _done, _features;

    internal int Features => _features;

    internal double ConstantScore => _constants.Average();

    internal IReadOnlyList<double> Penalties => _penalties;

    internal IReadOnlyList<double[]> Scores => _scores;

    /// <summary>Rows of a test part over rows of its training part.</summary>
    internal double TestShare => folds[0].Test.Length / (double)folds[0].Train.Length;

    internal void Run(double residualScale, IProgress<AdviceProgress>? progress, CancellationToken stop)
    {
        int total = (shortlist.Losses.Count * FitSettings.PenaltyShares.Count) + (shortlist.Losses.Count * folds.Count);
        ChoosePenalties(shortlist.Losses, residualScale, total, progress, stop);
        Side(folds.Count, f => Fold(shortlist.Losses, f, total, progress, stop), stop);
    }

    /// <summary>Each loss picks its penalty on an inner split of the first training part: no test row of that fold is seen.</summary>
    private void ChoosePenalties(IReadOnlyList<Loss> losses, double residualScale, int total, IProgress<AdviceProgress>? progress, CancellationToken stop)
    {
        Fold outer = folds[0];
        ReadOnlySpan<int> strata = problem.IsClass ? problem.Truth.Select(outer.Train).Codes : [];
        Fold inner = Holdout.Split(outer.Train.Length, 0.25, 1, strata);
        FoldData data = new(problem, [.. inner.Train.Select(i => outer.Train[i])], [.. inner.Test.Select(i => outer.Train[i])]);
        Side(losses.Count, c =>
        {
            double unit = data.CurvatureOf(losses[c], residualScale, stop), best = double.PositiveInfinity;
            foreach (double share in FitSettings.PenaltyShares)
            {
                double score = Score(data, losses[c], share * unit, stop);
                if (score < best)
                    (best, _penalties[c]) = (score, Rounded.TwoDigits(share * unit));
                Report(total, shortlist.Candidates[c].Spec, progress);
            }
        }, stop);
    }

    private void Fold(IReadOnlyList<Loss> losses, int f, int total, IProgress<AdviceProgress>? progress, CancellationToken stop)
    {
        FoldData data = new(problem, folds[f].Train, folds[f].Test);
        if (f == 0)
            _features = data.Columns;
        _constants[f] = data.ConstantScore(problem.Metric);
        for (int c = 0; c < losses.Count; c++)
        {
            double score = Score(data, losses[c], _penalties[c], stop);
            _scores[c][f] = problem.Metric.HigherIsBetter ? -score : score;
            Report(total, shortlist.Candidates[c].Spec, progress);
        }
    }

    /// <summary>Lower is better here, whatever the metric.</summary>
    private double Score(FoldData data, Loss loss, double penalty, CancellationToken stop)
    {
        double score = problem.Metric.Of(data.Forecast(loss, penalty, stop), data.TestTruth);
        return problem.Metric.HigherIsBetter ? -score : score;
    }

    private void Report(int total, string doing, IProgress<AdviceProgress>? progress) =>
        progress?.Report(new(Interlocked.Increment(ref _done), total, doing));

    private void Side(int count, Action<int> body, CancellationToken stop)
    {
        int side = threads > 0 ? threads : Environment.ProcessorCount;
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = side, CancellationToken = stop }, body);
        }
        catch (AggregateException e) when (e.Flatten().InnerExceptions is [var only, ..])
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(only);
        }
    }
}
