using Lossworks.Advice.Metrics;
using Lossworks.Training;

namespace Lossworks.Advice.Comparing;

/// <summary>The same truth in the form that a loss takes: numbers, labels 0 and 1, labels -1 and 1, or classes.</summary>
internal static class TargetForms
{
    /// <summary>Training data for a loss.</summary>
    internal static TrainingData For(Loss loss, FeatureRows features, Truth truth)
    {
        if (truth.ClassCount > 2 || (truth.ClassCount == 2 && loss.Card.MinimumColumns > 1))
            return TrainingData.OfClasses(features, truth.Codes, truth.ClassCount);
        if (truth.ClassCount == 0)
            return new(features, truth.Numbers);
        double negative = loss.Target.Only.Contains(-1) ? -1 : 0;
        return new(features, [.. truth.Codes.Select(c => c == 1 ? 1 : negative)]);
    }

    /// <summary>Why a loss cannot be compared on this problem; null where it can.</summary>
    internal static string? Unfit(Loss loss, Problem problem)
    {
        bool takesClasses = loss.Target.IsClass, isClass = problem.IsClass, several = problem.Truth.ClassCount > 2;
        bool takesLabels = !loss.Target.Only.IsEmpty || loss.Target == Argument.UnitTarget;
        if (isClass && !takesClasses && !takesLabels)
            return "takes numbers as targets, not classes";
        if (several && !takesClasses)
            return "is for two classes";
        if (!isClass && (takesClasses || !loss.Target.Only.IsEmpty))
            return "is for classes, not for numbers";
        if (problem.Metric.NeedsProbabilities && loss.Card.Outputs[0].Scale == Scale.Score)
            return $"gives scores, no probabilities, so {problem.Metric.Name} cannot judge it; use --want class";
        if (!isClass && problem.Truth.Numbers.FirstOrDefault(y => !loss.Target.Allows(y), double.NaN) is var bad && !double.IsNaN(bad))
            return $"takes targets with {loss.Target.Describe()}, and {bad} is none";
        return null;
    }

    /// <summary>What a model predicts for the test rows.</summary>
    internal static Forecast Predict(LinearModel model, FeatureRows features)
    {
        double[] means = model.PredictMean(features);
        return new(means, model.OutputCount, model.Loss.Card.Outputs[0].Scale != Scale.Score);
    }
}
