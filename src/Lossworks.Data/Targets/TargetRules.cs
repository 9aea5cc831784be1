using System.Globalization;

namespace Lossworks.Data;

/// <summary>What makes a column fit to be a target, and which kind it is.</summary>
internal static class TargetRules
{
    private const int LinesShown = 5;

    /// <summary>The rows in which the target is known; the others are reported.</summary>
    public static int[] KnownRows(Table table, Column column, List<DataWarning> warnings)
    {
        int[] missing = [.. Enumerable.Range(0, table.RowCount).Where(column.IsMissing)];
        WarnOfMissing(table, column.Name, missing.Length, [.. missing.Take(LinesShown)], table.RowCount, warnings);
        return KnownRows(column);
    }

    /// <summary>The rows in which the target is known.</summary>
    public static int[] KnownRows(Column column) => [.. Enumerable.Range(0, column.Length).Where(row => !column.IsMissing(row))];

    /// <param name="table">Holds at least the rows to show.</param>
    /// <param name="name">The target.</param>
    /// <param name="missing">How many rows have none.</param>
    /// <param name="shown">The first of them.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="warnings">Where the warning goes.</param>
    public static void WarnOfMissing(Table table, string name, long missing, int[] shown, long rows, List<DataWarning> warnings)
    {
        if (missing == rows)
            throw new DataException(table.Source, "the target is missing in every row. Choose another column.", column: name);
        if (missing == 0) return;
        Place first = table.PlaceOf(shown[0], name);
        string lines = string.Join(", ", shown.Take(LinesShown).Select(table.LineOf)) + (missing > LinesShown ? "..." : "");
        string left = missing == 1 ? "1 row was" : $"{missing:N0} rows were";
        warnings.Add(DataWarning.At(first, $"the target is missing; {left} left out ({first.RowWord} {lines})."));
    }

    /// <param name="table">The rows, or enough of them to judge by: of each value two, and the least.</param>
    /// <param name="column">The target in these rows, nowhere missing.</param>
    /// <param name="asked">The kind that was asked for, if any.</param>
    /// <param name="counts">How often each level occurs, if the rows do not say; empty counts them.</param>
    public static TargetKind KindOf(Table table, Column column, TargetKind? asked, ReadOnlySpan<long> counts = default)
    {
        RequireNoSlips(table, column, asked, counts);
        if (column.DistinctCount == 1)
            throw new DataException(table.Source, $"the target is constant: every value is {column.Text(0)}. There is nothing to learn; choose"
                + " another column.", column: column.Name);
        if (column.Kind == ColumnKind.Date)
            throw new DataException(table.Source, "the target is a date. Turn it into a number (days from an event) in a SQL query.", column: column.Name);
        TargetKind kind = asked ?? Infer(column);
        if (kind is TargetKind.Binary or TargetKind.Classes) return kind;
        RequireKind(table, column, kind);
        return kind;
    }

    /// <summary>Checks that each value is a number of that kind.</summary>
    public static void RequireKind(Table table, Column column, TargetKind kind)
    {
        if (!column.HasNumbers)
        {
            throw new DataException(table.PlaceOf(0, column.Name), $"the target was asked to be {kind}, but the column holds a {column.Kind}"
                + $" (\"{column.Text(0)}\"). Ask for classes, or choose a column of numbers.");
        }
        if (kind == TargetKind.Count)
            RequireAll(table, column, value => value >= 0 && value == Math.Floor(value), "a whole number from 0 up, as a count must be");
        if (kind == TargetKind.Positive) RequireAll(table, column, value => value > 0, "above zero, as a positive target must be");
    }

    private static TargetKind Infer(Column column)
    {
        if (column.Kind == ColumnKind.YesNo) return TargetKind.Binary;
        if (!column.HasNumbers) return column.DistinctCount == 2 ? TargetKind.Binary : TargetKind.Classes;
        if (column.Kind == ColumnKind.Count) return TargetKind.Count;
        foreach (double value in column.Numbers)
        {
            if (value <= 0) return TargetKind.Real;
        }
        return TargetKind.Positive;
    }

    // A handful of texts among numbers are slips of the pen; silently learning a class from each number would be the worst answer.
    private static void RequireNoSlips(Table table, Column column, TargetKind? asked, ReadOnlySpan<long> given)
    {
        if (column.HasNumbers || asked is TargetKind.Binary or TargetKind.Classes) return;
        bool[] isNumber = [.. column.Levels.Select(level => double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out _))];
        ReadOnlySpan<long> counts = given.IsEmpty ? CountsOf(column) : given;
        long numbers = 0, all = 0;
        for (int code = 0; code < counts.Length; code++)
        {
            all += counts[code];
            numbers += isNumber[code] ? counts[code] : 0;
        }
        bool wantsNumbers = asked is TargetKind.Real or TargetKind.Positive or TargetKind.Count;
        if (numbers == all || numbers == 0 || (!wantsNumbers && numbers < ColumnFindings.MostlyNumbers * all)) return;
        int text = Enumerable.Range(0, column.Length).First(row => !isNumber[column.Codes[row]]);
        throw new DataException(table.PlaceOf(text, column.Name), $"\"{column.Text(text)}\" is not a number, though {numbers:N0} of"
            + $" {all:N0} values of the target are. Correct the value, or leave it empty to leave the row out.");
    }

    private static long[] CountsOf(Column column)
    {
        var counts = new long[column.Levels.Count];
        foreach (int code in column.Codes) counts[code]++;
        return counts;
    }

    private static void RequireAll(Table table, Column column, Predicate<double> fits, string what)
    {
        for (int row = 0; row < column.Length; row++)
        {
            if (!fits(column.Numbers[row])) throw new DataException(table.PlaceOf(row, column.Name), $"{column.Text(row)} is not {what}.");
        }
    }
}
