using Lossworks.Reports;
using Lossworks.Verification;

namespace Lossworks.Cli.Commands;

/// <summary>Plots of losses.</summary>
internal static class LossFigures
{
    private const int Points = 201;

    /// <summary>Value, gradient and Hessian over the argument.</summary>
    internal static LinePlot Curve(string title, LossCurve curve)
    {
        double[] x = [.. Enumerable.Range(0, Points).Select(i => curve.Low + ((curve.High - curve.Low) * i / (Points - 1)))];
        List<Series> series = [new("value", x, [.. x.Select(curve.Value)]), new("gradient", x, [.. x.Select(curve.Gradient)])];
        if (curve.Hessian is { } hessian)
            series.Add(new("Hessian", x, [.. x.Select(hessian)]));
        (double low, double high) = Visible(series);
        double margin = high > low ? 0.05 * (high - low) : 1;
        return new(series.Select(s => Within(s, low, high)))
        {
            Title = title,
            XLabel = curve.Axis,
            YLabel = series.Count == 3 ? "value, gradient, Hessian" : "value, gradient",
            YRange = (low - margin, high + margin),
        };
    }

    /// <summary>The value decides: derivatives are shown as far as a few times its own size.</summary>
    private static (double Low, double High) Visible(List<Series> series)
    {
        (double low, double high) = LossCurve.Visible(series.SelectMany(s => s.Y));
        (double least, double most) = LossCurve.Visible(series[0].Y);
        double reach = 4 * Math.Max(Math.Abs(least), Math.Abs(most));
        return reach > 0 ? (Math.Max(low, -reach), Math.Min(high, reach)) : (low, high);
    }

    /// <summary>Points outside the picture are left out, so that lines end at its border.</summary>
    private static Series Within(Series series, double low, double high) =>
        new(series.Name, series.X, [.. series.Y.Select(y => y >= low && y <= high ? y : double.NaN)]);
}
