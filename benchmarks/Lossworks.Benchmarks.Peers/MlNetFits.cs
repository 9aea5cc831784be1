using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Lossworks.Benchmarks.Peers;

/// <summary>ML.NET's linear trainers, on data cached in memory before the clock starts.</summary>
internal static class MlNetFits
{
    private const int MostPasses = 1000;

    private static (string Folder, string Loss)? s_read;
    private static IDataView? s_view;

    internal static Answer Fit(Question question)
    {
        MLContext context = new(seed: 1);
        if (s_read != (question.Data!, question.Loss!))
        {
            s_view = MlNetData.Read(context, question);
            s_read = (question.Data!, question.Loss!);
            Train(context, MlNetData.Few(context, question), question); // what the runtime compiles, it compiles now
        }

        long start = Stopwatch.GetTimestamp();
        Answer answer = Train(context, s_view!, question);
        return answer with { Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds };
    }

    private static Answer Train(MLContext context, IDataView view, Question q)
    {
        // L-BFGS adds the losses up, SDCA takes their mean.
        float tolerance = (float)q.Tolerance!.Value, mean = (float)q.L2!.Value, sum = (float)(q.L2.Value * q.Rows!.Value);
        BinaryClassificationCatalog.BinaryClassificationTrainers binary = context.BinaryClassification.Trainers;
        MulticlassClassificationCatalog.MulticlassClassificationTrainers multiclass = context.MulticlassClassification.Trainers;
        return q.Trainer switch
        {
            "LbfgsLogisticRegression" => Linear(binary.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
            {
                L1Regularization = 0,
                L2Regularization = sum,
                OptimizationTolerance = tolerance,
            }).Fit(view).Model),
            "LbfgsPoissonRegression" => Linear(context.Regression.Trainers.LbfgsPoissonRegression(new LbfgsPoissonRegressionTrainer.Options
            {
                L1Regularization = 0,
                L2Regularization = sum,
                OptimizationTolerance = tolerance,
            }).Fit(view).Model),
            "LbfgsMaximumEntropy" => Rows(multiclass.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
            {
                L1Regularization = 0,
                L2Regularization = sum,
                OptimizationTolerance = tolerance,
            }).Fit(view).Model),
            "SdcaLogisticRegression" => Linear(binary.SdcaLogisticRegression(new SdcaLogisticRegressionBinaryTrainer.Options
            {
                L1Regularization = 0,
                L2Regularization = mean,
                ConvergenceTolerance = tolerance,
                MaximumNumberOfIterations = MostPasses,
            }).Fit(view).Model),
            "SdcaMaximumEntropy" => Rows(multiclass.SdcaMaximumEntropy(new SdcaMaximumEntropyMulticlassTrainer.Options
            {
                L1Regularization = 0,
                L2Regularization = mean,
                ConvergenceTolerance = tolerance,
                MaximumNumberOfIterations = MostPasses,
            }).Fit(view).Model),
            _ => throw new NotSupportedException($"ML.NET has no {q.Trainer} here"),
        };
    }

    private static Answer Linear(CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator> model) => Linear(model.SubModel);

    private static Answer Linear(LinearModelParameters model) =>
        new() { Coefficients = [.. model.Weights.Select(w => (double)w)], Intercepts = [model.Bias] };

    private static Answer Rows(MaximumEntropyModelParameters model)
    {
        VBuffer<float>[]? weights = null;
        model.GetWeights(ref weights, out int classes);
        return new()
        {
            Coefficients = [.. weights.Take(classes).SelectMany(w => w.DenseValues().ToArray()).Select(w => (double)w)],
            Intercepts = [.. model.GetBiases().Select(b => (double)b)],
        };
    }
}
