namespace Lossworks.Tuning;

/// <summary>Which of so many places a grid takes.</summary>
internal static class GridPlaces
{
    /// <summary>All places of few; else so many, evenly spread, the ends included.</summary>
    internal static IEnumerable<long> Of(long count, int points)
    {
        if (count <= points)
            return Range(count);
        return points == 1 ? [(count - 1) / 2] : Range(points).Select(i => (long)Math.Round(i * (count - 1.0) / (points - 1))).Distinct();
    }

    private static IEnumerable<long> Range(long count)
    {
        for (long i = 0; i < count; i++)
            yield return i;
    }
}
