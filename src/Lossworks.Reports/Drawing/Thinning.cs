namespace Lossworks.Reports.Drawing;

/// <summary>Which of very many points to draw; the same ones every time.</summary>
internal static class Thinning
{
    /// <summary>Positions at even distances, first and last among them.</summary>
    public static IEnumerable<int> Even(int count, int most)
    {
        return count <= most ? Enumerable.Range(0, count) : Enumerable.Range(0, most).Select(i => (int)((long)i * (count - 1) / (most - 1)));
    }

    /// <summary>The lowest and the highest value of each stretch, in their order, so that no peak is lost; and any gap.</summary>
    public static IEnumerable<int> KeepPeaks(IReadOnlyList<double> values, int most)
    {
        if (values.Count <= most) return Enumerable.Range(0, values.Count);
        var kept = new SortedSet<int> { 0, values.Count - 1 };
        int stretches = (most - 2) / 3;
        for (int i = 0; i < stretches; i++)
        {
            int start = (int)((long)i * values.Count / stretches), end = (int)((long)(i + 1) * values.Count / stretches);
            AddExtremes(values, start, end, kept);
        }
        return kept;
    }

    private static void AddExtremes(IReadOnlyList<double> values, int start, int end, SortedSet<int> kept)
    {
        int low = -1, high = -1, gap = -1;
        for (int i = start; i < end; i++)
        {
            if (!double.IsFinite(values[i])) gap = i;
            else if (low < 0) low = high = i;
            else if (values[i] < values[low]) low = i;
            else if (values[i] > values[high]) high = i;
        }
        foreach (int i in new[] { low, high, gap }) if (i >= 0) kept.Add(i);
    }
}
