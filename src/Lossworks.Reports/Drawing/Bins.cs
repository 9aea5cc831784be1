namespace Lossworks.Reports.Drawing;

/// <summary>Bins of equal width.</summary>
/// <param name="Low">Where the first begins.</param>
/// <param name="High">Where the last ends; it contains its end.</param>
/// <param name="Count">How many there are.</param>
internal sealed record Bins(double Low, double High, int Count)
{
    private const int Most = 80;

    /// <summary>Bins for the values of both lists, by Freedman and Diaconis' rule for the first (or else the second).</summary>
    public static Bins For(double[] values, double[] overlay)
    {
        double[] sorted = [.. values.Concat(overlay).Order()];
        if (sorted.Length == 0) return new Bins(0, 1, 1);
        (double low, double high) = (sorted[0], sorted[^1]);
        if (low == high) return Single(low);
        double[] ruling = [.. (values.Length > 1 ? values : sorted).Order()];
        double width = 2 * ((Quantile(ruling, 0.75) / 2) - (Quantile(ruling, 0.25) / 2)) * 2 / Math.Cbrt(ruling.Length);
        // Half of the values are equal: the rule says nothing, so the range is divided as Sturges does.
        if (!(width > 0) || !double.IsFinite(width)) return new Bins(low, high, (int)Math.Ceiling(Math.Log2(sorted.Length)) + 1);
        if ((high / width) - (low / width) <= Most) return new Bins(low, high, Math.Max(1, (int)Math.Ceiling((high / width) - (low / width))));
        double middle = Quantile(ruling, 0.5), reach = width * Most / 2;
        (low, high) = (sorted.First(value => value >= middle - reach), sorted.Last(value => value <= middle + reach));
        return new Bins(low, high, Math.Max(1, (int)Math.Round((high - low) / width)));
    }

    public double Edge(int number) => number == Count ? High : Low + (((High / 2) - (Low / 2)) * number / Count * 2);

    /// <summary>How many values each bin holds, or which share of all the values.</summary>
    public double[] Heights(double[] values, bool asPercent)
    {
        var heights = new double[Count];
        double one = asPercent ? 100.0 / Math.Max(1, values.Length) : 1;
        foreach (double value in values)
        {
            if (value < Low || value > High) continue;
            double place = ((value / 2) - (Low / 2)) / ((High / 2) - (Low / 2));
            heights[Math.Clamp((int)(place * Count), 0, Count - 1)] += one;
        }
        return heights;
    }

    private static Bins Single(double value)
    {
        double half = value == 0 ? 0.5 : Math.Max(Math.Abs(value) / 20, 1e-300);
        return new Bins(Math.Max(value - half, -double.MaxValue), Math.Min(value + half, double.MaxValue), 1);
    }

    private static double Quantile(double[] sorted, double part)
    {
        double place = part * (sorted.Length - 1);
        int below = (int)place;
        double above = below + 1 < sorted.Length ? sorted[below + 1] : sorted[below];
        double weight = place - below;
        return (sorted[below] * (1 - weight)) + (above * weight);
    }
}
