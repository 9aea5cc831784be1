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

    internal static ParameterCard ClassCounts() =>
        ParameterCard.RequiredList("class-counts", [1000, 300, 50, 10], Interval.Positive, "how many training rows each class has, one number per class");

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

    /// <summary>The least and the largest weight, 1 and 1 where there are none.</summary>
    internal static (double Least, double Largest) RangeOf(NumberList weights)
    {
        (double least, double largest) = weights.IsNone ? (1, 1) : (double.PositiveInfinity, 0.0);
        foreach (double weight in weights)
            (least, largest) = (Math.Min(least, weight), Math.Max(largest, weight));
        return (least, largest);
    }

    /// <summary>Class weights must match the columns.</summary>
    internal static void CheckCount(NumberList weights, int columns)
    {
        if (!weights.IsNone && weights.Count != columns)
            throw new ShapeException($"class-weights has {weights.Count} numbers but predictions have {columns} columns: give one weight per class.");
    }

    /// <summary>There are at least two class counts, each above 0.</summary>
    internal static NumberList RequireCounts(NumberList classCounts)
    {
        if (classCounts.Count < 2)
            throw new ArgumentException($"'class-counts' has {classCounts.Count} numbers: give one per class, of at least 2 classes.", nameof(classCounts));
        return Require(classCounts, Interval.Positive, nameof(classCounts));
    }

    /// <summary>Every weight lies in the range.</summary>
    internal static NumberList Require(NumberList weights, Interval range, string name)
    {
        foreach (double weight in weights)
            range.Require(weight, name);
        return weights;
    }

    /// <summary>A list that must be given, in the range and strictly increasing: cut points, quantiles.</summary>
    internal static NumberList RequireIncreasing(NumberList values, Interval range, string name)
    {
        if (values.Count == 0)
            throw new ArgumentException($"'{name}' must hold at least one number.", name);
        Require(values, range, name);
        for (int i = 1; i < values.Count; i++)
        {
            if (!(values[i] > values[i - 1]))
                throw new ArgumentException($"'{name}' must increase strictly, but {values[i - 1]:R} is followed by {values[i]:R}.", name);
        }

        return values;
    }

    /// <summary>Where ordered classes end.</summary>
    internal static ParameterCard CutPoints() =>
        ParameterCard.RequiredList(
            "cut-points", [-1.0, 0.5, 2.0], Interval.Real,
            "where one class ends and the next begins on the scale of the score, strictly increasing; one fewer than classes");

    /// <summary>Which quantiles the columns are.</summary>
    internal static ParameterCard Quantiles() =>
        ParameterCard.RequiredList("quantiles", [0.1, 0.5, 0.9], Interval.OpenUnit, "which quantile each column predicts, strictly increasing");
}
