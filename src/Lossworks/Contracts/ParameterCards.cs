namespace Lossworks;

/// <summary>Parameters that several losses share, described once.</summary>
internal static class ParameterCards
{
    internal static Interval AnyWhole { get; } = new(int.MinValue, int.MaxValue);

    internal static ParameterCard IgnoreIndex(int @default) =>
        ParameterCard.Whole("ignore-index", @default, AnyWhole, "the class index whose rows are skipped; they count in no divisor");

    internal static ParameterCard ClassWeights() =>
        ParameterCard.ListOrNone("class-weights", NumberList.None, Interval.NonNegative, "what a row of each class weighs, one per class; none weighs all 1");

    internal static ParameterCard Clip(double @default) =>
        ParameterCard.Number("clip", @default, ClipRange, "how far probabilities are kept from 0 and 1; 0 leaves them as they are");

    /// <summary>As target: with which probability the class of each column was sampled.</summary>
    internal static Argument SamplingProbabilities { get; } = new("sampling probability", new Interval(0, 1, true)) { PerRow = TargetCount.LikePredictions };

    /// <summary>A share of the truth that is spread over all classes.</summary>
    internal static Interval SmoothingRange { get; } = new(0, 1, false, true);

    internal static Interval LogZeroRange { get; } = new(double.NegativeInfinity, 0, true, true);

    internal static ParameterCard LogZero(double @default) =>
        ParameterCard.Number("log-zero", @default, LogZeroRange, "what stands for log 0 in reverse cross-entropy");

    internal static Interval ClipRange { get; } = new(0, 0.5, false, true);

    /// <summary>The weight of a class, 1 where there are none.</summary>
    internal static double WeightOf(NumberList weights, int label) => weights.IsNone ? 1 : weights[label];

    /// <summary>Class weights must match the columns.</summary>
    internal static void CheckCount(NumberList weights, int columns)
    {
        if (!weights.IsNone && weights.Count != columns)
            throw new ShapeException($"class-weights has {weights.Count} numbers but predictions have {columns} columns: give one weight per class.");
    }

    /// <summary>Every weight lies in the range.</summary>
    internal static NumberList Require(NumberList weights, Interval range, string name)
    {
        foreach (double weight in weights)
            range.Require(weight, name);
        return weights;
    }
}
