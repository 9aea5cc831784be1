namespace Lossworks.Reports.Drawing;

/// <summary>An axis of numbers. Low and high are the ends, as decimal logarithms if the axis is logarithmic.</summary>
internal sealed record NumberAxis(double Low, double High, string Title, bool Logarithmic) : Axis(CleanText.Of(Title))
{
    // A narrower range than this beside the size of its values cannot be told apart by its tick texts.
    private const double Narrowest = 1e-9;
    private const double Smallest = 1e-300;

    /// <summary>An axis on which all the values have room; those that cannot be shown do not count.</summary>
    /// <param name="values">The values, at least one of them finite, or the axis is from 0 to 1.</param>
    /// <param name="label">What the axis says.</param>
    /// <param name="logarithmic">Whether equal factors have equal distances.</param>
    /// <param name="margin">The free part at either end, as a part of the range.</param>
    /// <param name="pinZero">Whether an end at zero stays there, without margin.</param>
    public static NumberAxis Over(IEnumerable<double> values, string label, bool logarithmic = false, double margin = 0.04, bool pinZero = false)
    {
        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double value in values)
        {
            if (!double.IsFinite(value) || (logarithmic && value <= 0)) continue;
            double place = logarithmic ? Math.Log10(value) : value;
            (low, high) = (Math.Min(low, place), Math.Max(high, place));
        }
        if (low > high) (low, high) = (0, 1);
        (double bottom, double top) = Widen(low, high, logarithmic);
        (bottom, top) = (Away(bottom, -margin, bottom, top), Away(top, margin, bottom, top));
        return new NumberAxis(pinZero && low == 0 ? 0 : bottom, pinZero && high == 0 && low < 0 ? 0 : top, label, logarithmic);
    }

    /// <summary>Where a value lies, from 0 to 1, or somewhat outside if it is not on the axis.</summary>
    public double Map(double value)
    {
        double place = Logarithmic ? Math.Log10(value) : value;
        // Halves, because the difference of two huge numbers is infinite. The bounds keep a value far off from overflowing a pixel.
        return Math.Clamp(((place / 2) - (Low / 2)) / ((High / 2) - (Low / 2)), -100, 101);
    }

    public override IReadOnlyList<AxisTick> Ticks(int about)
    {
        return Logarithmic ? LogTicks.For(this, Math.Max(2, about)) : LinearTicks.For(this, Math.Max(2, about));
    }

    private static (double Low, double High) Widen(double low, double high, bool logarithmic)
    {
        double least = logarithmic ? 0.02 : Math.Max(Smallest, Narrowest * Math.Max(Math.Abs(low), Math.Abs(high)));
        if (high - low >= least) return (low, high);
        double by = logarithmic ? 0.5 : low == 0 && high == 0 ? 1 : Math.Max(least, low == high ? Math.Abs(low) / 10 : 0);
        return (Bounded(low - by), Bounded(high + by));
    }

    private static double Away(double end, double share, double low, double high) => Bounded(end + ((high / 2) - (low / 2)) * share * 2);

    private static double Bounded(double value) => Math.Clamp(value, -double.MaxValue, double.MaxValue);
}
