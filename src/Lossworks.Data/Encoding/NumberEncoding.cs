using System.Globalization;
using System.Text.Json;

namespace Lossworks.Data;

/// <summary>A number, missing ones filled with the median, and whether it is missing if it ever was in the training part.</summary>
internal sealed class NumberEncoding(string column, double median, bool varies, bool indicator) : DenseEncoding(column)
{
    public const string Name = "number";

    public override IReadOnlyList<string> Parts { get; } = [.. If(varies, ""), .. If(indicator, FeatureName.IsMissing)];

    public override ColumnKind ReadAs => ColumnKind.Number;

    /// <summary>Null when nothing varies.</summary>
    public static NumberEncoding? Fit(ColumnStatistics values)
    {
        bool indicator = values.Missing > 0;
        return indicator || values.Varies ? new NumberEncoding(values.Name, values.Median, values.Varies, indicator) : null;
    }

    public override bool IsQuantity(int part) => varies && part == 0;

    public override void Write(Table table, Column values, Span<double> features, int stride, List<DataWarning> warnings)
    {
        if (!indicator) WarnOfMissing(table, values, $"the median of the training part, {median.ToString(CultureInfo.InvariantCulture)}", warnings);
        ReadOnlySpan<double> numbers = ColumnValues.Numbers(table, values);
        int missingPart = varies ? 1 : 0;
        for (int row = 0; row < numbers.Length; row++)
        {
            bool missing = double.IsNaN(numbers[row]);
            if (varies) features[row * stride] = missing ? median : numbers[row];
            if (indicator) features[(row * stride) + missingPart] = missing ? 1 : 0;
        }
    }

    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("encoding", Name);
        json.WriteNumber("median", median);
        json.WriteBoolean("varies", varies);
        json.WriteBoolean("indicator", indicator);
    }

    public static NumberEncoding ReadFields(string column, JsonElement json)
    {
        return new NumberEncoding(column, json.Number("median"), json.Truth("varies"), json.Truth("indicator"));
    }
}
