using Lossworks.Advice.Forecasting;
using Lossworks.Advice.Metrics;
using Lossworks.Data;
using Lossworks.Training;

namespace Lossworks.Advice.Comparing;

/// <summary>One fold, encoded by what its training part knows alone; shared by all losses, so that none sees other features.</summary>
internal sealed class FoldData
{
    private readonly Problem _problem;
    private readonly PreparedDesign _prepared;
    private readonly FeatureRows _train, _test;

    internal FoldData(Problem problem, ReadOnlySpan<int> train, ReadOnlySpan<int> test)
        : this(problem, train, test, problem.Truth.Select(train))
    {
    }

    /// <summary>The same with targets of the training part that may be spoilt on purpose.</summary>
    internal FoldData(Problem problem, ReadOnlySpan<int> train, ReadOnlySpan<int> test, Truth trainTruth)
    {
        _problem = problem;
        Table known = problem.Features.Select(train);
        Encoder encoder = Encoder.Fit(known);
        _train = encoder.Encode(known).ToFeatureRows();
        _test = encoder.Encode(problem.Features.Select(test)).ToFeatureRows();
        TrainTruth = trainTruth;
        TestTruth = problem.Truth.Select(test);
        _prepared = Trainer.Prepare(new(_train, new double[_train.Rows], Weights));
    }

    private FoldData(FoldData other, Truth trainTruth)
    {
        (_problem, _prepared, _train, _test, TestTruth) = (other._problem, other._prepared, other._train, other._test, other.TestTruth);
        TrainTruth = trainTruth;
    }

    internal Truth TrainTruth { get; }

    internal Truth TestTruth { get; }

    internal int Columns => _train.Columns;

    /// <summary>The features of the training part.</summary>
    internal FeatureRows TrainRows => _train;

    private double[]? Weights => TrainTruth.Weights.Length > 0 ? TrainTruth.Weights : null;

    /// <summary>The same features with other targets to learn from; the weights stay.</summary>
    internal FoldData With(Truth trainTruth) => new(this, trainTruth with { Weights = TrainTruth.Weights });

    /// <summary>Fits on the training part and predicts the test part.</summary>
    internal Forecast Forecast(Loss loss, double penalty, CancellationToken stop) => Forecast(loss, FitSettings.With(penalty), stop);

    /// <summary>The same with other settings; all but gradient descent at a given rate, which wants features as they are.</summary>
    internal Forecast Forecast(Loss loss, TrainingOptions options, CancellationToken stop) => Forecast(Fit(loss, options, stop));

    /// <summary>What a model makes of the test part.</summary>
    internal Forecast Forecast(LinearModel model) => TargetForms.Predict(model, _test, _problem);

    /// <summary>The predictions of a model for the test part, on the scale of its loss.</summary>
    internal double[] PredictTest(LinearModel model) => model.Predict(_test);

    /// <summary>The same of the rows that it was trained on.</summary>
    internal double[] PredictTrain(LinearModel model) => model.Predict(_train);

    /// <summary>The data of the training part as a loss takes it.</summary>
    internal TrainingData TrainFor(Loss loss) => TargetForms.For(loss, _train, TrainTruth);

    /// <summary>Fits on the training part.</summary>
    internal LinearModel Fit(Loss loss, TrainingOptions options, CancellationToken stop)
    {
        TrainingResult fit = Trainer.FitPrepared(loss, _prepared.With(TrainFor(loss)), options, null, stop);
        stop.ThrowIfCancellationRequested();
        return fit.Model;
    }

    /// <summary>What a ridge penalty of 1 means for this loss: the curvature of the mean loss at the best constant prediction.</summary>
    internal double CurvatureOf(Loss loss, double residualScale, CancellationToken stop)
    {
        TrainingData alone = TargetForms.For(loss, FeatureRows.OfDoubles([], TrainTruth.Rows, 0), TrainTruth);
        LinearModel constant = Trainer.Fit(loss, alone, FitSettings.With(0), null, stop).Model;
        return Curvature.At(loss, alone, constant, residualScale);
    }

    /// <summary>The metric of the best constant.</summary>
    internal double ConstantScore(Metric metric) => metric.Of(Forecasting.Forecast.OfConstant(metric.Constant(TrainTruth), TestTruth.Rows), TestTruth);
}
