using Lossworks.Advice.Metrics;
using Lossworks.Training;

namespace Lossworks.Advice.Forecasting;

/// <summary>The same truth in the form that a loss takes: numbers, labels 0 and 1, labels -1 and 1, or classes.</summary>
internal static class TargetForms
{
    /// <summary>Training data for a loss.</summary>
    internal static TrainingData For(Loss loss, FeatureRows features, Truth truth)
    {
        double[]? weights = truth.Weights.Length > 0 ? truth.Weights : null;
        if (truth.ClassCount > 2 || (truth.ClassCount == 2 && TakesClassColumns(loss)))
            return TrainingData.OfClasses(features, truth.Codes, truth.ClassCount, weights);
        if (truth.ClassCount == 0)
            return new(features, truth.Numbers, weights);
        double negative = loss.Target.Only.Contains(-1) ? -1 : 0;
        return new(features, [.. truth.Codes.Select(c => c == 1 ? 1 : negative)], weights);
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
        if (several && loss.Columns is { } columns && loss.ClassCount(columns) != problem.Truth.ClassCount)
            return $"is for {loss.ClassCount(columns)} classes as it is given";
        if (!isClass && (takesClasses || !loss.Target.Only.IsEmpty))
            return "is for classes, not for numbers";
        if (problem.Truth.Weights.Length > 0 && !loss.Card.TakesWeights)
            return "takes no weights, which these rows have";
        if (isClass && problem.Metric.NeedsProbabilities && ClassReading.Of(loss, problem.Truth.ClassCount) is not { GivesProbabilities: true })
            return $"gives scores, no probabilities, so {problem.Metric.Name} cannot judge it; use --want class";
        if (!isClass && NumberReading.Of(loss, problem.Want) is null)
            return problem.Want.Kind == WantKind.Interval ? "gives a single number, no interval" : "gives several numbers per row, of which none is what is wanted";
        if (!isClass && problem.Truth.Numbers.FirstOrDefault(y => !loss.Target.Allows(y), double.NaN) is var bad && !double.IsNaN(bad))
            return $"takes targets with {loss.Target.Describe()}, and {bad} is none";
        return null;
    }

    /// <summary>What a model predicts for some rows.</summary>
    internal static Forecast Predict(LinearModel model, FeatureRows features, Problem problem)
    {
        double[] raw = model.Predict(features);
        return problem.IsClass
            ? ClassReading.Of(model.Loss, problem.Truth.ClassCount)!.Read(model, raw, problem.Truth.ClassCount)
            : NumberReading.Of(model.Loss, problem.Want)!.Read(raw, model.OutputCount);
    }

    private static bool TakesClassColumns(Loss loss) => loss.Target.IsClass && (loss.Card.MinimumColumns > 1 || !loss.Card.TakesSingleNumbers || !loss.Target.AllowsShares);
}
