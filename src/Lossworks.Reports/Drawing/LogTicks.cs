namespace Lossworks.Reports.Drawing;

/// <summary>Ticks at powers of ten; within less than two of them, at 1, 2 and 5 times a power or at round numbers.</summary>
internal static class LogTicks
{
    public static IReadOnlyList<AxisTick> For(NumberAxis axis, int about)
    {
        int first = (int)Math.Ceiling(axis.Low - 1e-9), last = (int)Math.Floor(axis.High + 1e-9);
        return last > first ? Decades(axis, first, last, about) : Within(axis, about);
    }

    private static AxisTick[] Decades(NumberAxis axis, int first, int last, int about)
    {
        int every = (int)Math.Ceiling((last - first + 1.0) / about);
        bool plain = first >= -4 && last <= 6;
        var ticks = new List<AxisTick>();
        for (int power = first - 1; power <= last; power++)
        {
            if (power >= first && (power - first) % every == 0) ticks.Add(new AxisTick(Place(axis, power), Text(power, plain)));
            if (last - first <= 5) ticks.AddRange(Enumerable.Range(2, 8).Select(k => new AxisTick(Place(axis, power + Math.Log10(k)), "", Minor: true)));
        }
        return [.. ticks.Where(tick => tick.At is >= 0 and <= 1)];
    }

    private static AxisTick[] Within(NumberAxis axis, int about)
    {
        int power = (int)Math.Floor(axis.Low);
        double[] values = [.. new[] { 1.0, 2, 5, 10, 20, 50 }.Select(k => k * Math.Pow(10, power)).Where(value => axis.Map(value) is >= 0 and <= 1)];
        double step = values.Length > 0 ? values[0] : 0;
        if (values.Length < 3) values = LinearTicks.Values(Math.Pow(10, axis.Low), Math.Pow(10, axis.High), about, out step);
        string[] texts = TickText.For(values, step);
        return [.. values.Select((value, i) => new AxisTick(axis.Map(value), texts[i]))];
    }

    private static string Text(int power, bool plain) => plain ? TickText.For([Math.Pow(10, power)], Math.Pow(10, power))[0] : TickText.PowerOfTen(power);

    private static double Place(NumberAxis axis, double power) => (power - axis.Low) / (axis.High - axis.Low);
}
