using System.Globalization;

namespace Lossworks;

/// <summary>What the best constant prediction under a loss is: the property of the target's distribution that the loss elicits.</summary>
/// <param name="Name">mean, median, quantile, expectile, probability...</param>
/// <param name="Level">Of a quantile or an expectile.</param>
public readonly record struct Functional(string Name, double? Level = null)
{
    /// <summary>The mean.</summary>
    public static Functional Mean { get; } = new("mean");

    /// <summary>The median.</summary>
    public static Functional Median { get; } = new("median");

    /// <summary>The mean, predicted on the log scale.</summary>
    public static Functional LogMean { get; } = new("log of the mean");

    /// <summary>The mean of the logarithm of 1 + target.</summary>
    public static Functional MeanOfLog1p { get; } = new("mean of log(1 + target)");

    /// <summary>The mean and the variance.</summary>
    public static Functional MeanAndVariance { get; } = new("mean and variance");

    /// <summary>The mean and the logarithm of the standard deviation.</summary>
    public static Functional MeanAndLogSigma { get; } = new("mean and log of the standard deviation");

    /// <summary>The median and the mean distance from it.</summary>
    public static Functional MedianAndMeanDeviation { get; } = new("median and mean absolute deviation");

    /// <summary>The mean and the standard deviation of the logarithm.</summary>
    public static Functional MeanAndSigmaOfLog { get; } = new("mean and standard deviation of the logarithm");

    /// <summary>The means and the covariances of several numbers.</summary>
    public static Functional MeanAndCovariance { get; } = new("mean and covariance");

    /// <summary>One quantile per prediction.</summary>
    public static Functional Quantiles { get; } = new("quantiles");

    /// <summary>The probability of the positive class.</summary>
    public static Functional Probability { get; } = new("probability");

    /// <summary>The log-odds of the positive class.</summary>
    public static Functional LogOdds { get; } = new("log-odds");

    /// <summary>Half of the log-odds of the positive class.</summary>
    public static Functional HalfLogOdds { get; } = new("half of the log-odds");

    /// <summary>The probability of each class.</summary>
    public static Functional ClassProbabilities { get; } = new("class probabilities");

    /// <summary>The most probable class.</summary>
    public static Functional ClassDecision { get; } = new("most probable class");

    /// <summary>A location between mean and median that outliers pull with bounded force; the mean only where the noise is symmetric.</summary>
    public static Functional RobustLocation { get; } = new("robust location");

    /// <summary>The two quantiles between which the middle share lies.</summary>
    public static Functional CentralInterval(double share) => new("central interval", share);

    /// <summary>A quantile.</summary>
    public static Functional Quantile(double level) => level == 0.5 ? Median : new("quantile", level);

    /// <summary>An expectile.</summary>
    public static Functional Expectile(double level) => level == 0.5 ? Mean : new("expectile", level);

    /// <summary>A quantile, predicted on the log scale.</summary>
    public static Functional LogQuantile(double level) => new("log of the quantile", level);

    /// <inheritdoc/>
    public override string ToString() => Level is { } level ? $"{Name} {level.ToString("R", CultureInfo.InvariantCulture)}" : Name;
}
