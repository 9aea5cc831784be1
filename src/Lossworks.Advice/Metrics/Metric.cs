using System.Globalization;

namespace Lossworks.Advice.Metrics;

/// <summary>A task metric: what the losses are compared on, the same for all.</summary>
/// <param name="Name">As the user names it.</param>
/// <param name="Says">What it is, with the functional it is consistent with.</param>
/// <param name="Of">The metric of a forecast.</param>
internal sealed record Metric(string Name, string Says, Func<Forecast, Truth, double> Of)
{
    /// <summary>Whether more is better.</summary>
    internal bool HigherIsBetter { get; init; }

    /// <summary>Whether it is for classes.</summary>
    internal bool OfClasses { get; init; }

    /// <summary>Whether it needs probabilities and not just decisions.</summary>
    internal bool NeedsProbabilities { get; init; }

    /// <summary>What the targets must be, in words, and whether these are.</summary>
    internal Interval Targets { get; init; } = Interval.Real;

    /// <summary>The best constant for the training targets, as a forecast for so many rows.</summary>
    internal required Func<Truth, double[]> Constant { get; init; }

    /// <summary>Every metric; pinball takes a level.</summary>
    internal static Metric Parse(string name)
    {
        string[] parts = name.Trim().ToLowerInvariant().Split(':');
        if (parts is ["pinball", var text] && double.TryParse(text, CultureInfo.InvariantCulture, out double level) && level is > 0 and < 1)
            return NumberMetrics.Pinball(level);
        return NumberMetrics.All.Concat(ClassMetrics.All).FirstOrDefault(m => m.Name == name.Trim().ToLowerInvariant())
            ?? throw new LossException(
                $"there is no metric '{name}': use {string.Join(", ", NumberMetrics.All.Concat(ClassMetrics.All).Select(m => m.Name))} or pinball:0.9.");
    }

    /// <summary>The metric consistent with what is wanted (Gneiting 2011, doi:10.1198/jasa.2011.r10138).</summary>
    internal static Metric For(Want want) => want.Kind switch
    {
        WantKind.Median => Parse("mae"),
        WantKind.Quantile => NumberMetrics.Pinball(want.Level!.Value),
        WantKind.Probability => Parse("log-loss"),
        WantKind.Class => Parse("accuracy"),
        _ => Parse("rmse"),
    };
}
