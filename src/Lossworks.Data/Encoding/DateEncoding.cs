using System.Text.Json;

namespace Lossworks.Data;

/// <summary>
/// The year, month, day of the month, weekday (Monday 1 to Sunday 7) and hour of a date, those that vary, and whether it is missing. There is no
/// count of days besides: it is nearly the sum of year, month and day, and would make the features all but dependent.
/// </summary>
internal sealed class DateEncoding(string column, double median, string[] parts, bool indicator) : DenseEncoding(column)
{
    public const string Name = "date";

    public override IReadOnlyList<string> Parts { get; } = [.. parts, .. If(indicator, FeatureName.IsMissing)];

    public override ColumnKind ReadAs => ColumnKind.Date;

    /// <summary>Null when nothing varies.</summary>
    public static DateEncoding? Fit(ColumnStatistics values)
    {
        string[] varying = values.DateParts.Varying;
        bool indicator = values.Missing > 0;
        return varying.Length > 0 || indicator ? new DateEncoding(values.Name, values.Median, varying, indicator) : null;
    }

    public override bool IsQuantity(int part) => part < parts.Length;

    public override void Write(Table table, Column values, Span<double> features, int stride, List<DataWarning> warnings)
    {
        if (!indicator) WarnOfMissing(table, values, $"the middle date of the training part, {Days.Format(median)}", warnings);
        ReadOnlySpan<double> days = ColumnValues.Dates(table, values);
        Func<DateTime, double>[] wanted = [.. parts.Select(part => DateParts.All.First(known => known.Name == part).Of)];
        for (int row = 0; row < days.Length; row++)
        {
            bool missing = double.IsNaN(days[row]);
            DateTime date = Days.ToDate(missing ? median : days[row]);
            for (int part = 0; part < wanted.Length; part++) features[(row * stride) + part] = wanted[part](date);
            if (indicator) features[(row * stride) + parts.Length] = missing ? 1 : 0;
        }
    }

    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("encoding", Name);
        json.WriteNumber("median", median);
        json.WriteStartArray("parts");
        foreach (string part in parts) json.WriteStringValue(part);
        json.WriteEndArray();
        json.WriteBoolean("indicator", indicator);
    }

    public static DateEncoding ReadFields(string column, JsonElement json)
    {
        string[] parts = [.. json.GetProperty("parts").EnumerateArray().Select(part => part.GetString()!)];
        string? unknown = Array.Find(parts, part => DateParts.All.All(known => known.Name != part));
        if (unknown is not null) throw new FormatException($"The part \"{unknown}\" of a date is not known.");
        return new DateEncoding(column, json.Number("median"), parts, json.Truth("indicator"));
    }
}
