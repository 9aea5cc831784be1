namespace Lossworks.Data;

/// <summary>Checks column names, and finds the one the user may have meant.</summary>
internal static class ColumnNames
{
    private const int Suggestions = 3;

    public static void RequireUnique(string source, long? row, IReadOnlyList<string> names)
    {
        var first = new Dictionary<string, int>();
        for (int index = 0; index < names.Count; index++)
        {
            if (first.TryAdd(names[index], index)) continue;
            throw new DataException(source, $"this name is used twice, for columns {first[names[index]] + 1} and {index + 1}. Rename one of them.",
                row, names[index]);
        }
    }

    public static DataException Unknown(string source, string asked, IEnumerable<string> names)
    {
        string[] nearest = [.. names.OrderBy(name => Distance(asked.ToUpperInvariant(), name.ToUpperInvariant())).Take(Suggestions)];
        string hint = nearest.Length == 0 ? "There are no columns." : $"The nearest names are {string.Join(", ", nearest.Select(name => $"\"{name}\""))}.";
        return new DataException(source, $"there is no such column. {hint}", column: asked);
    }

    /// <summary>Levenshtein's distance: the least number of letters to insert, delete or replace.</summary>
    private static int Distance(string a, string b)
    {
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        var current = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
            }
            (previous, current) = (current, previous);
        }
        return previous[b.Length];
    }
}
