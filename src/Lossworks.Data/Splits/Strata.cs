namespace Lossworks.Data;

/// <summary>The rows of each class, shuffled: what a stratified division deals out.</summary>
internal static class Strata
{
    public static int[][] Shuffled(int rows, ReadOnlySpan<int> strata, Xoshiro256 random)
    {
        int[][] groups = Group(rows, strata);
        foreach (int[] group in groups) random.Shuffle(group);
        return groups;
    }

    /// <summary>The rows of each class, the classes in the order of their codes; one group without classes.</summary>
    public static int[][] Group(int rows, ReadOnlySpan<int> strata)
    {
        if (strata.IsEmpty) return [[.. Enumerable.Range(0, rows)]];
        if (strata.Length != rows)
            throw new ArgumentException($"There are {strata.Length} strata for {rows} rows. Give one class code per row, or none.", nameof(strata));
        var groups = new SortedDictionary<int, List<int>>();
        for (int row = 0; row < rows; row++)
        {
            if (!groups.TryGetValue(strata[row], out List<int>? group)) groups.Add(strata[row], group = []);
            group.Add(row);
        }
        return [.. groups.Values.Select(group => group.ToArray())];
    }
}
