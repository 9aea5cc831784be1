using Lossworks.Advice.Comparing;
using Lossworks.Advice.Forecasting;
using Lossworks.Training;
using Lossworks.Tuning;

namespace Lossworks.Advice;

/// <summary>Judges configurations of a loss on folds: what a tuning does, and an advice inside each of its folds.</summary>
/// <param name="problem">The problem.</param>
/// <param name="losses">What is searched of the loss.</param>
/// <param name="training">What is searched of the training.</param>
/// <param name="folds">The folds.</param>
/// <param name="roughly">Whether trials are fitted only as far as it takes to tell them apart.</param>
internal sealed class CrossValidation(Problem problem, LossSpace losses, TrainingSearch training, JudgedFolds folds, bool roughly = false)
{
    /// <summary>The metric of the best constant, averaged over the folds.</summary>
    internal double ConstantScore => Enumerable.Range(0, folds.Count).Average(f => folds[f].ConstantScore(problem.Metric));

    /// <summary>The metric of a configuration, averaged over the folds.</summary>
    /// <exception cref="TrialPrunedException">The pruner stopped it.</exception>
    internal double Score(ActiveTrial trial, CancellationToken stop)
    {
        Loss loss = losses.LossOf(trial.Configuration);
        double sum = 0;
        for (int f = 0; f < folds.Count; f++)
        {
            double score = Tried(folds[f], loss, trial.Configuration, stop);
            sum += score;
            if (!trial.Report(f, score) && f + 1 < folds.Count)
                throw new TrialPrunedException(trial.ReasonToStop!, sum / (f + 1));
        }

        return sum / folds.Count;
    }

    /// <summary>The same without a study, where nothing is open.</summary>
    internal double[] Scores(Configuration? configuration, CancellationToken stop)
    {
        Loss loss = losses.LossOf(configuration);
        return [.. Enumerable.Range(0, folds.Count).Select(f => Judged(folds[f], loss, configuration, stop))];
    }

    /// <summary>What a model trained on all of some rows makes of others.</summary>
    internal double ScoreOn(Loss loss, Configuration? configuration, int[] train, int[] test, CancellationToken stop) =>
        Judged(new(problem, train, test), loss, configuration, stop);

    /// <summary>What a model of a fold makes of its test part.</summary>
    internal Forecast Forecast(FoldData data, Loss loss, Configuration? configuration, CancellationToken stop) =>
        data.Forecast(loss, OptionsOn(data, loss, configuration, stop), stop);

    /// <summary>The ridge penalty of a configuration, for a model that learns from all of these rows; two digits, so that it can be copied.</summary>
    /// <remarks>Not to be stopped: it is the answer of a search that was.</remarks>
    internal double PenaltyFor(Configuration? configuration, int[] rows)
    {
        FoldData data = new(problem, rows, rows.AsSpan(0, 1));
        double penalty = OptionsOn(data, losses.LossOf(configuration), configuration, CancellationToken.None).L2;
        return training.PenaltyShare(configuration) is null ? penalty : Rounded.TwoDigits(penalty);
    }

    /// <summary>How a model of a fold is trained.</summary>
    internal TrainingOptions OptionsOn(FoldData data, Loss loss, Configuration? configuration, CancellationToken stop) =>
        training.At(configuration, () => data.CurvatureOf(loss, folds.ResidualScale, stop));

    private double Tried(FoldData data, Loss loss, Configuration? configuration, CancellationToken stop)
    {
        TrainingOptions options = OptionsOn(data, loss, configuration, stop);
        return problem.Metric.Of(data.Forecast(loss, roughly ? FitSettings.Roughly(options) : options, stop), data.TestTruth);
    }

    private double Judged(FoldData data, Loss loss, Configuration? configuration, CancellationToken stop) =>
        problem.Metric.Of(Forecast(data, loss, configuration, stop), data.TestTruth);
}
