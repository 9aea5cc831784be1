using System.Globalization;
using Lossworks.Advice;
using Lossworks.Reports;

namespace Lossworks.Cli.Choosing;

/// <summary>The pictures of a deeper look, and what each of them shows in words.</summary>
internal static class DeeperFigures
{
    /// <summary>From such a ratio between the largest and the least score a logarithmic axis shows more.</summary>
    private const double Wide = 4;

    internal static Plot Of(ReliabilityCurve curve, string spec, string target)
    {
        double[] x = [.. curve.Points.Select(p => p.Forecast)];
        return new LinePlot([new(spec, x, curve.Points.Select(p => p.Recalibrated)), new("what is said is true", [x[0], x[^1]], [x[0], x[^1]])])
        {
            Title = $"Reliability: {curve.What}",
            XLabel = IsClass(curve) ? $"{curve.What}, as forecast" : $"{curve.What} of {target}, as forecast",
            YLabel = IsClass(curve) ? "share that came true" : $"{curve.What} of what came true",
            Bands = [new(string.Create(CultureInfo.InvariantCulture, $"by chance ({curve.BandLevel:0%})"), x, curve.Points.Select(p => p.Low), curve.Points.Select(p => p.High))],
        };
    }

    internal static string CaptionOf(ReliabilityCurve curve) => string.Create(
        CultureInfo.InvariantCulture,
        $"On the diagonal, what is said is true; above it, too little is said. The curve of a right forecast lies in the gray band at {curve.BandLevel:0%} of the places; "
            + $"this one leaves it for {curve.OutsideShare:0%} of the rows. A right forecast looks as wrong as this one with a probability of {curve.PValue:0.###}.");

    internal static string FindingOf(ReliabilityCurve curve, string spec) => string.Create(
        CultureInfo.InvariantCulture, $"The reliability curve of {spec} for the {curve.What} is outside of the band of chance for {curve.OutsideShare:0%} of the rows (p = {curve.PValue:0.###}).");

    internal static Plot Of(MurphyDiagram murphy, string target) => new LinePlot(murphy.Curves.Select(c => new Series(c.Spec, murphy.Thresholds, c.Scores)))
    {
        Title = "Murphy diagram",
        XLabel = ThresholdOf(murphy, target),
        YLabel = "mean elementary score, lower is better",
    };

    /// <summary>The loss that the one to take is held against: the best, else the usual one, else the next.</summary>
    internal static MurphyCurve OtherOf(MurphyDiagram murphy) => murphy.Curves.Skip(1).MaxBy(c => c.Role.HasFlag(LossRole.Best) ? 2 : c.Role.HasFlag(LossRole.Habit) ? 1 : 0)!;

    internal static Plot DifferenceOf(MurphyDiagram murphy, MurphyCurve other, string target)
    {
        const double errors = 3;
        return new LinePlot([new(other.Spec, murphy.Thresholds, other.Differences)])
        {
            Title = $"Score of {other.Spec} less that of {murphy.Curves[0].Spec}",
            XLabel = ThresholdOf(murphy, target),
            YLabel = "difference of the scores",
            Bands =
            [
                new("three standard errors to either side", murphy.Thresholds, other.Differences.Zip(other.Errors, (d, e) => d - (errors * e)), other.Differences.Zip(other.Errors, (d, e) => d + (errors * e))),
            ],
        };
    }

    internal static string FindingOf(MurphyDiagram murphy, MurphyCurve other)
    {
        string take = murphy.Curves[0].Spec;
        return other.Comparison switch
        {
            MurphyComparison.Worse => $"{other.Spec} is clearly worse than {take} at some thresholds and clearly better at none.",
            MurphyComparison.Better => $"{other.Spec} is clearly better than {take} at some thresholds and clearly worse at none.",
            MurphyComparison.Crossing => $"{other.Spec} is clearly better than {take} at some thresholds and clearly worse at others.",
            _ => $"{other.Spec} does not differ from {take} by more than chance at any threshold.",
        };
    }

    internal static Plot Of(ContaminationLook look, string better)
    {
        double[] scores = [.. look.Curves.SelectMany(c => c.Scores).Where(double.IsFinite)];
        return new LinePlot(look.Curves.Select(c => new Series(c.Spec, look.Shares.Select(s => 100 * s), c.Scores)))
        {
            Title = "Losses under wrong targets",
            XLabel = "targets spoilt, %",
            YLabel = better,
            LogY = scores.Length > 0 && scores.Min() > 0 && scores.Max() > Wide * scores.Min(),
        };
    }

    private static bool IsClass(ReliabilityCurve curve) => curve.What.StartsWith("probability", StringComparison.Ordinal);

    private static string ThresholdOf(MurphyDiagram murphy, string target) =>
        murphy.What.StartsWith("probability", StringComparison.Ordinal) ? "probability from which on one acts" : $"threshold of {target}";
}
