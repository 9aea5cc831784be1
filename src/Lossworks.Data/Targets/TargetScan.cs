namespace Lossworks.Data;

/// <summary>The few rows of a table on disk that the rules about targets need to see.</summary>
/// <param name="Typical">Of each value two rows (one is not enough to tell a class from a name of the row), as far as classes can go, and the least number.</param>
/// <param name="Missing">The first rows in which the target is missing.</param>
/// <param name="MissingCount">How many such rows there are.</param>
/// <param name="Counts">How often each level occurs; empty for numbers.</param>
internal sealed record TargetScan(Table Typical, Table Missing, long MissingCount, long[] Counts)
{
    private const int LinesShown = 6;

    public static TargetScan Of(SpilledTable table, string column)
    {
        var seen = new Dictionary<double, int>();
        List<int> typical = [], missing = [];
        long missingCount = 0;
        long[] counts = [];
        double least = double.PositiveInfinity;
        int leastRow = -1, first = 0;
        foreach (Table block in table.Only(column))
        {
            Column values = block[column];
            if (values.HasLevels && counts.Length == 0) counts = new long[values.Levels.Count];
            for (int row = 0; row < values.Length; row++)
            {
                if (values.IsMissing(row))
                {
                    missingCount++;
                    if (missing.Count < LinesShown) missing.Add(first + row);
                    continue;
                }
                double value = values.HasLevels ? values.Codes[row] : values.Numbers[row];
                if (values.HasLevels) counts[values.Codes[row]]++;
                if (value < least) (least, leastRow) = (value, first + row);
                int before = seen.GetValueOrDefault(value);
                if (before == 2 || (before == 0 && seen.Count > TargetClasses.MostClasses)) continue;
                seen[value] = before + 1;
                typical.Add(first + row);
            }
            first += values.Length;
        }
        if (leastRow >= 0) typical.Add(leastRow);
        return new TargetScan(table.Pick(column, typical), table.Pick(column, missing), missingCount, counts);
    }
}
