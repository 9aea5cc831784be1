namespace Lossworks;

/// <summary>The names that a mistyped one may have meant.</summary>
public static class Nearest
{
    /// <summary>At most <paramref name="most"/> names, nearest first: few typing errors away, or sharing a whole part.</summary>
    public static IReadOnlyList<string> Of(string typed, IEnumerable<string> names, int most = 4)
    {
        return [.. names
            .Select(name => (Name: name, Distance: Distance(typed, name), Shares: SharesPart(typed, name)))
            .Where(n => n.Shares || n.Distance <= Math.Max(2, typed.Length / 3))
            .OrderBy(n => n.Shares ? Math.Min(n.Distance, 2) : n.Distance)
            .ThenBy(n => n.Distance)
            .ThenBy(n => n.Name, StringComparer.Ordinal)
            .Select(n => n.Name)
            .Take(most)];
    }

    private static bool SharesPart(string typed, string name) =>
        typed.Length >= 3
        && (name.Contains(typed, StringComparison.OrdinalIgnoreCase) || (name.Length >= 3 && typed.Contains(name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>How many insertions, deletions, substitutions and swaps of neighbors lie between (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
