using System.Globalization;

namespace Lossworks.Data;

/// <summary>
/// Values in the form that an encoding was fitted on, from a column that another file may have brought in another form: a column of numbers
/// that happens to be empty there, codes that happen to look like numbers.
/// </summary>
internal static class ColumnValues
{
    public static ReadOnlySpan<double> Numbers(Table table, Column column)
    {
        if (column.IsNumeric) return column.Numbers;
        return Convert(table, column, "a number", static (string text, out double number) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number));
    }

    public static ReadOnlySpan<double> Dates(Table table, Column column)
    {
        if (column.Kind == ColumnKind.Date) return column.Numbers;
        return Convert(table, column, "a date", static (string text, out double days) => Days.TryParse(text, out days));
    }

    private delegate bool Parser(string text, out double value);

    private static double[] Convert(Table table, Column column, string what, Parser parse)
    {
        var values = new double[column.Length];
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = double.NaN;
            if (column.Text(row) is not string text) continue;
            if (!parse(text, out values[row]))
                throw new DataException(table.PlaceOf(row, column.Name), $"\"{text}\" is not {what}, and the encoder was fitted on one. Correct"
                    + " the value, or leave it empty.");
        }
        return values;
    }
}
