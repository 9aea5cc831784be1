using System.Text.Json;

namespace Lossworks.Data;

/// <summary>The numbers exactly as they are; a missing one is an error.</summary>
internal sealed class PlainEncoding(string column) : DenseEncoding(column)
{
    public const string Name = "plain";

    public override IReadOnlyList<string> Parts => [""];

    public override ColumnKind ReadAs => ColumnKind.Number;

    /// <summary>Checks that a column can be taken as it is.</summary>
    public static void Require(Table table, Column values)
    {
        if (!values.IsNumeric)
        {
            throw new DataException(table.Source, $"the column holds a {values.Kind}, and raw features are plain numbers. Leave it out, or let it be encoded.",
                column: values.Name);
        }
        RequireKnown(table, values);
    }

    public override void Write(Table table, Column values, Span<double> features, int stride, List<DataWarning> warnings)
    {
        RequireKnown(table, values);
        ReadOnlySpan<double> numbers = ColumnValues.Numbers(table, values);
        for (int row = 0; row < numbers.Length; row++) features[row * stride] = numbers[row];
    }

    public override void WriteFields(Utf8JsonWriter json) => json.WriteString("encoding", Name);

    private static void RequireKnown(Table table, Column values)
    {
        if (values.MissingCount == 0) return;
        int row = Enumerable.Range(0, values.Length).First(values.IsMissing);
        throw new DataException(table.PlaceOf(row, values.Name), "the value is missing, and raw features cannot be. Fill it, leave the row out,"
            + " or let the column be encoded.");
    }
}
