using System.Globalization;

namespace Lossworks.Advice;

/// <summary>What the user wants to know of the target: the functional that a metric must be consistent with.</summary>
/// <param name="Kind">mean, median, quantile...</param>
/// <param name="Level">Of a quantile, or the share of cases that an interval holds.</param>
public readonly record struct Want(WantKind Kind, double? Level = null)
{
    /// <summary>What can be asked for, in words.</summary>
    public const string Choices = "mean, median, quantile:0.9, interval:0.9, mode, count or rate of numbers; probability, class or ranking-of-risk of classes (ranking-of-risk of numbers too)";

    /// <summary>Whether it can be wanted of numbers.</summary>
    public bool IsOfNumbers => Kind is not (WantKind.Probability or WantKind.Class);

    /// <summary>Whether it can be wanted of classes.</summary>
    public bool IsOfClasses => Kind is WantKind.Probability or WantKind.Class or WantKind.RankingOfRisk;

    /// <summary>Reads mean, median, quantile:0.9, interval:0.9, mode, count, rate, probability, class or ranking-of-risk.</summary>
    /// <exception cref="LossException">It is none of these.</exception>
    public static Want Parse(string text)
    {
        string[] parts = text.Trim().ToLowerInvariant().Split(':');
        return parts switch
        {
            ["mean"] => new(WantKind.Mean),
            ["median"] => new(WantKind.Median),
            ["quantile", var level] => new(WantKind.Quantile, Share(level, text)),
            ["interval", var level] => new(WantKind.Interval, Share(level, text)),
            ["mode"] => new(WantKind.Mode),
            ["count"] => new(WantKind.Count),
            ["rate"] => new(WantKind.Rate),
            ["probability"] => new(WantKind.Probability),
            ["class"] => new(WantKind.Class),
            ["ranking-of-risk"] => new(WantKind.RankingOfRisk),
            ["quantile" or "interval"] => throw new LossException($"'{text}' needs a level between 0 and 1: {text}:0.9."),
            _ => throw new LossException($"there is no want '{text}': use {Choices}."),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        WantKind.RankingOfRisk => "ranking-of-risk",
        _ => Kind.ToString().ToLowerInvariant() + (Level is { } q ? ":" + q.ToString("R", CultureInfo.InvariantCulture) : ""),
    };

    private static double Share(string level, string text) =>
        double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out double q) && q is > 0 and < 1
            ? q
            : throw new LossException($"the level of '{text}' is not a number between 0 and 1.");
}
