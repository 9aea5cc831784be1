namespace Lossworks.Reports.Drawing;

/// <summary>Ticks at multiples of 1, 2 or 5 times a power of ten.</summary>
internal static class LinearTicks
{
    public static IReadOnlyList<AxisTick> For(NumberAxis axis, int about)
    {
        double[] values = Values(axis.Low, axis.High, about, out double step);
        string[] texts = TickText.For(values, step);
        return [.. values.Select((value, i) => new AxisTick(axis.Map(value), texts[i]))];
    }

    /// <summary>The multiples of a round step between two numbers.</summary>
    public static double[] Values(double low, double high, int about, out double step)
    {
        double rough = ((high / 2) - (low / 2)) / about * 2;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double factor = rough / power;
        step = (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10) * power;
        double round = step;
        double first = Math.Ceiling((low / step) - 1e-9), last = Math.Floor((high / step) + 1e-9);
        return [.. Enumerable.Range(0, Math.Clamp((int)(last - first) + 1, 0, 100)).Select(k => (first + k) * round).Where(double.IsFinite)];
    }
}
