using Lossworks.Advice.Comparing;
using Lossworks.Advice.Forecasting;
using Lossworks.Data;
using Lossworks.Training;

namespace Lossworks.Advice.Diagnostics;

/// <summary>Fits plain models on all folds but one and predicts that one, in turn: every row is seen as a new row would be.</summary>
internal sealed class OutOfFold
{
    /// <summary>A thousandth of the curvature of squared error: more would shrink what a trend says of the future, and residuals would show that instead of noise.</summary>
    internal const double Penalty = 0.002;

    private const int MostRows = 5000;
    private const int MostFolds = 5;

    /// <summary>A hundredth of what a log-odds bends by: classes that can be told apart have no largest certainty without one.</summary>
    private const double ClassPenalty = 0.0025;

    private readonly Problem _problem;
    private readonly ulong _seed;
    private readonly CancellationToken _stop;
    private readonly List<int> _rows = [];
    private readonly List<double> _fitted = [], _means = [], _spreads = [], _probabilities = [];
    private int _features;

    internal OutOfFold(Problem problem, ulong seed, CancellationToken stop) => (_problem, _seed, _stop) = (problem, seed, stop);

    internal static Loss Plain { get; } = Loss.Parse("squared-error");

    private static Loss LogMean { get; } = Loss.Parse("poisson-nll");

    private static Loss LogOdds { get; } = Loss.Parse("binary-cross-entropy-with-logits");

    private static Loss ClassLogOdds { get; } = Loss.Parse("softmax-cross-entropy");

    internal FirstLook Look()
    {
        int[] sample = Sample();
        foreach (Fold fold in FoldsOf(sample))
        {
            int[] test = [.. fold.Test.Select(i => sample[i])];
            FoldData data = new(_problem, [.. fold.Train.Select(i => sample[i])], test);
            _rows.AddRange(test);
            _features = Math.Max(_features, data.Columns);
            if (_problem.IsClass)
                Classes(data);
            else
                Numbers(data);
        }

        return new(_problem, [.. _fitted], [.. _fitted.Select((f, i) => _problem.Truth.Numbers[_rows[i]] - f)])
        {
            Rows = [.. _rows],
            Means = [.. _means],
            Spreads = [.. _spreads],
            Probabilities = [.. _probabilities],
            Features = _features,
            Seed = _seed,
        };
    }

    /// <summary>In the order of the rows; all of them where they are not many, classes in proportion where they are.</summary>
    private int[] Sample()
    {
        int rows = _problem.Truth.Rows;
        return rows <= MostRows ? [.. Enumerable.Range(0, rows)] : [.. Holdout.Split(rows, MostRows / (double)rows, _seed, _problem.Truth.Codes).Test.Order()];
    }

    /// <summary>As the rows may be divided; none where they cannot be.</summary>
    private IReadOnlyList<Fold> FoldsOf(int[] sample)
    {
        int parts = _problem.Times.Length > 0 ? sample.Select(r => _problem.Times[r]).Distinct().Count() - 1
            : _problem.Groups.Length > 0 ? sample.Select(r => _problem.Groups[r]).Distinct().Count()
            : sample.Length;
        return parts < 2 ? [] : Splitter.Of(_problem, sample, Math.Min(parts, MostFolds), 1, _seed);
    }

    private void Numbers(FoldData data)
    {
        LinearModel model = data.Fit(Plain, FitSettings.With(Penalty), _stop);
        _fitted.AddRange(data.PredictTest(model));
        double[] sizes = [.. data.PredictTrain(model).Zip(data.TrainTruth.Numbers, (p, y) => Math.Abs(y - p))];
        FoldData ofSizes = data.With(data.TrainTruth with { Numbers = sizes });
        _spreads.AddRange(ofSizes.PredictTest(ofSizes.Fit(Plain, FitSettings.With(Penalty), _stop)));
        if (Array.TrueForAll(_problem.Truth.Numbers, y => y >= 0))
            _means.AddRange(LogMeans(data));
    }

    /// <summary>Read as a mean whatever is wanted.</summary>
    private IEnumerable<double> LogMeans(FoldData data)
    {
        double usual = data.TrainTruth.Numbers.Average();
        LinearModel model = data.Fit(LogMean, FitSettings.With(Penalty / 2 * (usual > 0 ? usual : 1)), _stop);
        return data.PredictTest(model).Select(Math.Exp);
    }

    private void Classes(FoldData data)
    {
        Forecast forecast = data.Forecast(_problem.Truth.ClassCount == 2 ? LogOdds : ClassLogOdds, ClassPenalty, _stop);
        for (int i = 0; i < data.TestTruth.Rows; i++)
        {
            for (int k = 0; k < _problem.Truth.ClassCount; k++)
                _probabilities.Add(forecast.ProbabilityOf(i, k));
        }
    }
}
