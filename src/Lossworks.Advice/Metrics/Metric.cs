using System.Globalization;
using Lossworks.Advice.Forecasting;

namespace Lossworks.Advice.Metrics;

/// <summary>A task metric: what the losses are compared on, the same for all.</summary>
/// <param name="Name">As the user names it.</param>
/// <param name="Says">What it is, with the functional it is consistent with.</param>
internal sealed record Metric(string Name, string Says)
{
    /// <summary>What each row adds to the mean; null where the metric is of all rows together.</summary>
    internal Func<Forecast, Truth, int, double>? Row { get; init; }

    /// <summary>From the mean of the rows to the metric.</summary>
    internal Func<double, double> Finish { get; init; } = mean => mean;

    /// <summary>The metric of all rows together, where it is no mean.</summary>
    internal Func<Forecast, Truth, double>? Whole { get; init; }

    /// <summary>What it is consistent with.</summary>
    internal Want Wants { get; init; }

    /// <summary>Whether more is better; then 1 is perfect.</summary>
    internal bool HigherIsBetter { get; init; }

    /// <summary>Whether it is for classes.</summary>
    internal bool OfClasses { get; init; }

    /// <summary>Whether it needs probabilities and not just decisions.</summary>
    internal bool NeedsProbabilities { get; init; }

    /// <summary>Whether it needs a number by which rows are ordered, and not just decisions.</summary>
    internal bool NeedsOrder { get; init; }

    /// <summary>What the targets must be.</summary>
    internal Interval Targets { get; init; } = Interval.Real;

    /// <summary>The best constant for the training targets, as a forecast for one row.</summary>
    internal required Func<Truth, double[]> Constant { get; init; }

    /// <summary>Every metric by its name; some take a level.</summary>
    /// <param name="name">The name.</param>
    /// <param name="costs">What mistakes cost, for <c>cost</c>.</param>
    /// <param name="matrix">The same by class codes.</param>
    /// <exception cref="LossException">There is none.</exception>
    internal static Metric Parse(string name, Costs? costs = null, double[,]? matrix = null)
    {
        string wanted = name.Trim().ToLowerInvariant();
        string[] parts = wanted.Split(':');
        double? level = parts.Length == 2 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
        return (parts[0], level) switch
        {
            ("pinball", > 0 and < 1) => NumberMetrics.Pinball(level.Value),
            ("interval", > 0 and < 1) => IntervalMetrics.Score(level.Value),
            ("within", > 0) => ModeMetrics.Within(level.Value),
            ("cost", null) => OfCosts(costs, matrix),
            _ => NumberMetrics.All.Concat(RankMetrics.All).Concat(ClassMetrics.All).FirstOrDefault(m => m.Name == wanted)
                ?? throw new LossException($"there is no metric '{name}': use {Names}."),
        };
    }

    /// <summary>The metric consistent with what is wanted (Gneiting 2011, doi:10.1198/jasa.2011.r10138).</summary>
    internal static Metric For(Want want, bool ofClasses, Costs? costs = null, double[,]? matrix = null) => want.Kind switch
    {
        _ when costs is not null => OfCosts(costs, matrix),
        WantKind.Median => Parse("mae"),
        WantKind.Quantile => NumberMetrics.Pinball(want.Level!.Value),
        WantKind.Interval => IntervalMetrics.Score(want.Level!.Value),
        WantKind.Mode => ModeMetrics.WithinWidth,
        WantKind.Count or WantKind.Rate => Parse("poisson-deviance"),
        WantKind.Probability => Parse("log-loss"),
        WantKind.Class => Parse("accuracy"),
        WantKind.RankingOfRisk => Parse(ofClasses ? "auc" : "concordance"),
        _ => Parse("rmse"),
    };

    /// <summary>The names of all.</summary>
    internal static string Names { get; } = string.Join(
        ", ", NumberMetrics.All.Concat(RankMetrics.All).Concat(ClassMetrics.All).Select(m => m.Name)) + ", pinball:0.9, interval:0.9, within:2 or cost";

    /// <summary>The metric of a forecast.</summary>
    internal double Of(Forecast forecast, Truth truth) =>
        Whole is not null ? Whole(forecast, truth) : Finish(truth.Mean(i => Row!(forecast, truth, i)));

    /// <summary>The metric with its sign turned where more is better: lower is better.</summary>
    internal double Sign => HigherIsBetter ? -1 : 1;

    /// <summary>How much of the way from one score to perfection another is: 0 is no better, 1 is perfect.</summary>
    internal double Skill(double score, double reference) => HigherIsBetter ? (score - reference) / (1 - reference) : 1 - (score / reference);

    /// <exception cref="LossException">The targets are not such as it needs.</exception>
    internal void Check(Truth truth, string target)
    {
        if (OfClasses && NeedsOrder && truth.ClassCount > 2)
            throw new LossException($"the metric {Name} is for two classes, but '{target}' has {truth.ClassCount}.");
        foreach (double y in truth.Numbers)
        {
            if (!Targets.Contains(y))
                throw new LossException($"the metric {Name} needs targets with {Targets.Describe("y")}, but '{target}' holds {y}.");
        }
    }

    private static Metric OfCosts(Costs? costs, double[,]? matrix) => costs switch
    {
        { IsOfNumbers: true } => NumberMetrics.Cost(costs),
        { } => ClassMetrics.Cost(matrix!),
        null => throw new LossException("the metric cost needs to know what mistakes cost: give --cost under=3,over=1, or true:decided=5,..."),
    };
}
