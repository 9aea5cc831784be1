using Lossworks.Advice.Comparing;
using Lossworks.Advice.Metrics;

namespace Lossworks.Advice.Diagnostics;

/// <summary>What the diagnostics look at: the target, and what a first, plain fit makes of rows that it has not seen.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Fitted">Predictions of the first least-squares fit; empty for classes.</param>
/// <param name="Residuals">Target - prediction there; empty for classes.</param>
internal sealed record FirstLook(Problem Problem, double[] Fitted, double[] Residuals)
{
    /// <summary>The rows of the problem that were predicted, in the order of everything here.</summary>
    internal int[] Rows { get; init; } = [];

    /// <summary>Predictions of a first fit whose mean is exp(line), of targets that are never negative; empty otherwise.</summary>
    internal double[] Means { get; init; } = [];

    /// <summary>The size of residual that a second fit expects in each row; empty for classes.</summary>
    internal double[] Spreads { get; init; } = [];

    /// <summary>The probability of each class in each row; empty for numbers.</summary>
    internal double[] Probabilities { get; init; } = [];

    /// <summary>Features after encoding.</summary>
    internal int Features { get; init; }

    /// <summary>The seed of everything that is drawn.</summary>
    internal ulong Seed { get; init; }

    /// <summary>A robust scale of the residuals: 1.4826 times the median of their sizes, the standard deviation where they are normal.</summary>
    internal double ResidualScale { get; } = Residuals.Length == 0 ? 0 : 1.4826 * WeightedQuantile.Of([.. Residuals.Select(Math.Abs)], [], 0.5);

    internal int Classes => Problem.Truth.ClassCount;

    /// <summary>Over how much each row counts; empty where nothing is said of it.</summary>
    internal double[] Exposure { get; } = Problem.Roles.Exposure is { } name ? Problem.Target.Features[name].Numbers.ToArray() : [];

    /// <summary>The residuals, made equally sure: a rate over ten years is ten times as sure as one over a year.</summary>
    internal double[] Noise => Exposure.Length == 0 || Rows.Length == 0 ? Residuals : [.. Residuals.Select((r, i) => r * Math.Sqrt(Exposure[Rows[i]] / MeanExposure))];

    private double MeanExposure => Rows.Average(r => Exposure[r]);

    /// <summary>A first fit of each row by models that learned from other rows: from all of them, or from a sample of many.</summary>
    internal static FirstLook Of(Problem problem, ulong seed, CancellationToken stop) => new OutOfFold(problem, seed, stop).Look();

    /// <summary>The same from one fold alone, with nothing but its residuals; of classes there is nothing to see.</summary>
    internal static FirstLook At(Problem problem, Func<FoldData> fold, CancellationToken stop)
    {
        if (problem.IsClass)
            return new(problem, [], []);
        FoldData data = fold();
        double[] fitted = data.PredictTest(data.Fit(OutOfFold.Plain, FitSettings.With(OutOfFold.Penalty), stop));
        return new(problem, fitted, [.. data.TestTruth.Numbers.Zip(fitted, (y, f) => y - f)]);
    }

    /// <summary>The scale of the residuals of a first fit on a fold; 0 of classes.</summary>
    internal static double ScaleOf(Problem problem, FoldData fold) => At(problem, () => fold, CancellationToken.None).ResidualScale;

    internal double Probability(int place, int label) => Probabilities[(place * Classes) + label];

    /// <summary>The class of a row that was predicted.</summary>
    internal int CodeAt(int place) => Problem.Truth.Codes[Rows[place]];

    /// <summary>The target of a row that was predicted.</summary>
    internal double TargetAt(int place) => Problem.Truth.Numbers[Rows[place]];
}
