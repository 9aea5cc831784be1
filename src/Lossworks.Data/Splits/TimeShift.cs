using System.Globalization;

namespace Lossworks.Data;

/// <summary>Tables whose rows follow each other in time.</summary>
public static class TimeShift
{
    /// <summary>The rows in the order of time, each with the value that a column has some rows later, as one more column; the last rows, which have none, are left out.</summary>
    /// <param name="table">The rows, in any order.</param>
    /// <param name="column">The column whose later value is to be known.</param>
    /// <param name="time">The column of moments: a date, or a number that grows.</param>
    /// <param name="rows">How many rows later, at least 1.</param>
    /// <exception cref="DataException">A column that is not there or holds no numbers, moments that are missing or equal, or too few rows.</exception>
    public static Table Ahead(Table table, string column, string time, int rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        double[] moments = Moments(table, time);
        Column values = table[column];
        if (!values.HasNumbers)
            throw new DataException(table.Source, $"holds {values.Kind} values; only numbers can be looked for in later rows.", column: column);
        int[] order = [.. Enumerable.Range(0, table.RowCount).OrderBy(row => moments[row])];
        for (int place = 1; place < order.Length; place++)
        {
            if (moments[order[place]] == moments[order[place - 1]])
                throw new DataException(table.Source, "the moment is there twice, so it is not known which row comes next. Keep one series per file.", table.LineOf(order[place]), time);
        }
        if (order.Length < rows + 2) throw new DataException(table.Source, $"has {order.Length} rows, too few to look {rows} rows ahead.");
        int[] kept = order[..^rows];
        double[] numbers = values.Numbers.ToArray();
        return table.Select(kept).With(Column.OfNumbers(NameOf(column, rows), [.. order[rows..].Select(row => numbers[row])]));
    }

    /// <summary>What the column of later values is called.</summary>
    public static string NameOf(string column, int rows) => string.Create(CultureInfo.InvariantCulture, $"{column}_ahead_{rows}");

    /// <summary>The moments of all rows as numbers.</summary>
    /// <exception cref="DataException">No such column, one that is neither a date nor a number, or a moment that is missing.</exception>
    public static double[] Moments(Table table, string time)
    {
        ArgumentNullException.ThrowIfNull(table);
        Column column = table[time];
        if (!column.HasNumbers || column.Kind == ColumnKind.YesNo)
            throw new DataException(table.Source, $"holds {column.Kind} values; moments are dates or numbers.", column: time);
        double[] moments = column.Numbers.ToArray();
        int missing = Array.FindIndex(moments, double.IsNaN);
        return missing < 0 ? moments : throw new DataException(table.Source, "has no value; a row without a moment has no place in time.", table.LineOf(missing), time);
    }
}
