using Lossworks.Advice.Metrics;
using Lossworks.Data;
using Lossworks.Training;

namespace Lossworks.Advice.Comparing;

/// <summary>One fold, encoded by what its training part knows alone; shared by all losses, so that none sees other features.</summary>
internal sealed class FoldData
{
    private readonly PreparedDesign _prepared;
    private readonly FeatureRows _train, _test;

    internal FoldData(Problem problem, ReadOnlySpan<int> train, ReadOnlySpan<int> test)
    {
        Table known = problem.Features.Select(train);
        Encoder encoder = Encoder.Fit(known);
        _train = encoder.Encode(known).ToFeatureRows();
        _test = encoder.Encode(problem.Features.Select(test)).ToFeatureRows();
        TrainTruth = problem.Truth.Select(train);
        TestTruth = problem.Truth.Select(test);
        _prepared = Trainer.Prepare(new(_train, new double[_train.Rows]));
    }

    internal Truth TrainTruth { get; }

    internal Truth TestTruth { get; }

    internal int Columns => _train.Columns;

    /// <summary>Fits on the training part and predicts the test part.</summary>
    internal Forecast Forecast(Loss loss, double penalty, CancellationToken stop) => Forecast(loss, FitSettings.With(penalty), stop);

    /// <summary>The same with other settings; all but gradient descent at a given rate, which wants features as they are.</summary>
    internal Forecast Forecast(Loss loss, TrainingOptions options, CancellationToken stop)
    {
        PreparedDesign design = _prepared.With(TargetForms.For(loss, _train, TrainTruth));
        TrainingResult fit = Trainer.FitPrepared(loss, design, options, null, stop);
        stop.ThrowIfCancellationRequested();
        return TargetForms.Predict(fit.Model, _test);
    }

    /// <summary>What a ridge penalty of 1 means for this loss: the curvature of the mean loss at the best constant prediction.</summary>
    internal double CurvatureOf(Loss loss, double residualScale, CancellationToken stop)
    {
        TrainingData alone = TargetForms.For(loss, FeatureRows.OfDoubles([], TrainTruth.Rows, 0), TrainTruth);
        LinearModel constant = Trainer.Fit(loss, alone, FitSettings.With(0), null, stop).Model;
        return Curvature.At(loss, alone, constant, residualScale);
    }

    /// <summary>The metric of the best constant.</summary>
    internal double ConstantScore(Metric metric)
    {
        double[] constant = metric.Constant(TrainTruth);
        double[] values = [.. Enumerable.Range(0, TestTruth.Rows).SelectMany(_ => constant)];
        return metric.Of(new(values, constant.Length, true), TestTruth);
    }
}
