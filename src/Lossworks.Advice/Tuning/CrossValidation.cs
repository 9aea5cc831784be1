using Lossworks.Advice.Comparing;
using Lossworks.Advice.Diagnostics;
using Lossworks.Advice.Metrics;
using Lossworks.Data;
using Lossworks.Training;
using Lossworks.Tuning;

namespace Lossworks.Advice;

/// <summary>Judges configurations on the folds of some rows. The folds are encoded once, when the first trial comes to them.</summary>
internal sealed class CrossValidation
{
    private readonly Problem _problem;
    private readonly LossSpace _losses;
    private readonly TrainingSearch _training;
    private readonly Lazy<FoldData>[] _folds;
    private readonly Lazy<double> _residualScale;

    internal CrossValidation(Problem problem, LossSpace losses, TrainingSearch training, ReadOnlySpan<int> rows, int folds, int repeats, ulong seed)
    {
        (_problem, _losses, _training) = (problem, losses, training);
        int[] all = rows.ToArray();
        Folds parts = Lossworks.Data.Folds.Repeated(all.Length, folds, repeats, seed, problem.IsClass ? problem.Truth.Select(all).Codes : []);
        Warnings = parts.Warnings;
        _folds = [.. parts.Select(fold => new Lazy<FoldData>(() => new(problem, Of(all, fold.Train), Of(all, fold.Test))))];
        _residualScale = new(() => FirstLook.At(problem, () => _folds[0].Value, CancellationToken.None).ResidualScale);
    }

    internal IReadOnlyList<string> Warnings { get; }

    /// <summary>The metric of the best constant, averaged over the folds.</summary>
    internal double ConstantScore => _folds.Average(f => f.Value.ConstantScore(_problem.Metric));

    /// <summary>The metric of a configuration, averaged over the folds.</summary>
    /// <exception cref="TrialPrunedException">The pruner stopped it.</exception>
    internal double Score(ActiveTrial trial, CancellationToken stop)
    {
        Loss loss = _losses.LossOf(trial.Configuration);
        double sum = 0;
        for (int f = 0; f < _folds.Length; f++)
        {
            double score = _problem.Metric.Of(Forecast(_folds[f].Value, loss, trial.Configuration, stop), _folds[f].Value.TestTruth);
            sum += score;
            if (!trial.Report(f, score) && f + 1 < _folds.Length)
                throw new TrialPrunedException(trial.ReasonToStop!, sum / (f + 1));
        }

        return sum / _folds.Length;
    }

    /// <summary>The same without a study, where nothing is open.</summary>
    internal double[] Scores(Configuration? configuration, CancellationToken stop)
    {
        Loss loss = _losses.LossOf(configuration);
        return [.. _folds.Select(f => _problem.Metric.Of(Forecast(f.Value, loss, configuration, stop), f.Value.TestTruth))];
    }

    /// <summary>What a model trained on all of some rows makes of others.</summary>
    internal double ScoreOn(Loss loss, Configuration? configuration, int[] train, int[] test, CancellationToken stop)
    {
        FoldData data = new(_problem, train, test);
        return _problem.Metric.Of(Forecast(data, loss, configuration, stop), data.TestTruth);
    }

    /// <summary>The ridge penalty of a configuration, for a model that learns from all of these rows; two digits, so that it can be copied.</summary>
    /// <remarks>Not to be stopped: it is the answer of a search that was.</remarks>
    internal double PenaltyFor(Configuration? configuration, int[] rows)
    {
        FoldData data = new(_problem, rows, rows.AsSpan(0, 1));
        double penalty = Options(data, _losses.LossOf(configuration), configuration, CancellationToken.None).L2;
        return _training.PenaltyShare(configuration) is null ? penalty : Rounded.TwoDigits(penalty);
    }

    private Forecast Forecast(FoldData data, Loss loss, Configuration? configuration, CancellationToken stop) =>
        data.Forecast(loss, Options(data, loss, configuration, stop), stop);

    private TrainingOptions Options(FoldData data, Loss loss, Configuration? configuration, CancellationToken stop) =>
        _training.At(configuration, () => data.CurvatureOf(loss, _residualScale.Value, stop));

    private static int[] Of(int[] all, int[] part) => [.. part.Select(i => all[i])];
}
