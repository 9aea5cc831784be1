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
        if (missing.Length == table.RowCount)
            throw new DataException(table.Source, "the target is missing in every row. Choose another column.", column: column.Name);
        if (missing.Length == 0) return [.. Enumerable.Range(0, table.RowCount)];
        Place first = table.PlaceOf(missing[0], column.Name);
        string lines = string.Join(", ", missing.Take(LinesShown).Select(table.LineOf)) + (missing.Length > LinesShown ? "..." : "");
        string rows = missing.Length == 1 ? "1 row was" : $"{missing.Length:N0} rows were";
        warnings.Add(DataWarning.At(first, $"the target is missing; {rows} left out ({first.RowWord} {lines})."));
        return [.. Enumerable.Range(0, table.RowCount).Where(row => !column.IsMissing(row))];
    }

    public static TargetKind KindOf(Table table, Column column, TargetKind? asked)
    {
        RequireNoSlips(table, column, asked);
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
    private static void RequireNoSlips(Table table, Column column, TargetKind? asked)
    {
        if (column.HasNumbers || asked is TargetKind.Binary or TargetKind.Classes) return;
        bool[] isNumber = [.. column.Levels.Select(level => double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out _))];
        int numbers = 0, firstText = -1;
        for (int row = 0; row < column.Length; row++)
        {
            if (isNumber[column.Codes[row]]) numbers++;
            else if (firstText < 0) firstText = row;
        }
        bool wantsNumbers = asked is TargetKind.Real or TargetKind.Positive or TargetKind.Count;
        if (firstText < 0 || numbers == 0 || (!wantsNumbers && numbers < ColumnFindings.MostlyNumbers * column.Length)) return;
        throw new DataException(table.PlaceOf(firstText, column.Name), $"\"{column.Text(firstText)}\" is not a number, though {numbers:N0} of"
            + $" {column.Length:N0} values of the target are. Correct the value, or leave it empty to leave the row out.");
    }

    private static void RequireAll(Table table, Column column, Predicate<double> fits, string what)
    {
        for (int row = 0; row < column.Length; row++)
        {
            if (!fits(column.Numbers[row])) throw new DataException(table.PlaceOf(row, column.Name), $"{column.Text(row)} is not {what}.");
        }
    }
}
