using Lossworks.Reports;
using Lossworks.Verification;

namespace Lossworks.Cli.Commands;

/// <summary>Plots of losses.</summary>
internal static class LossFigures
{
    private const int Points = 401;

    /// <summary>Value, gradient and Hessian over the argument.</summary>
    internal static LinePlot Curve(string title, LossCurve curve)
    {
        double[] x = [.. Enumerable.Range(0, Points).Select(i => curve.Low + ((curve.High - curve.Low) * i / (Points - 1)))];
        List<Series> series = [new("value", x, x.Select(curve.Value)), new("gradient", x, x.Select(curve.Gradient))];
        if (curve.Hessian is { } hessian)
            series.Add(new("Hessian", x, x.Select(hessian)));
        return new(series) { Title = title, XLabel = curve.Axis, YLabel = "value, gradient, Hessian" };
    }
}
