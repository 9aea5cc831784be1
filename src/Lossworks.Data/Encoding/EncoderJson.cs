using System.Text;
using System.Text.Json;

namespace Lossworks.Data;

/// <summary>The saved form of an encoder. Doubles are written with the fewest digits that read back to the same bits.</summary>
internal static class EncoderJson
{
    private const int Version = 1;

    public static string ToText(Encoder encoder, IReadOnlyList<ColumnEncoding> columns)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true })) Write(json, encoder, columns);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static void Write(Utf8JsonWriter json, Encoder encoder, IReadOnlyList<ColumnEncoding> columns)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        WriteOptions(json, encoder.Options);
        json.WriteStartArray("columns");
        foreach (ColumnEncoding column in columns)
        {
            json.WriteStartObject();
            json.WriteString("column", column.Column);
            column.WriteFields(json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        bool[] stands = Standardizable(columns);
        WriteNumbers(json, "center", encoder.Center.Where((_, feature) => stands[feature]));
        WriteNumbers(json, "scale", encoder.Scale.Where((_, feature) => stands[feature]));
        WriteWarnings(json, encoder.Warnings);
        json.WriteEndObject();
    }

    public static Encoder Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return Read(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new FormatException($"This is no saved encoder: {error.Message}", error);
        }
    }

    public static Encoder Read(JsonElement json)
    {
        try
        {
            int version = json.GetProperty("version").GetInt32();
            if (version != Version) throw new FormatException($"The encoder was saved in version {version}; this program reads version {Version}.");
            ColumnEncoding[] columns = [.. json.GetProperty("columns").EnumerateArray().Select(ColumnEncoding.Read)];
            (double[] center, double[] scale) = (ReadNumbers(json, "center"), ReadNumbers(json, "scale"));
            bool[] stands = Standardizable(columns);
            int features = stands.Count(one => one);
            if (center.Length != features || scale.Length != features)
                throw new FormatException($"There are {features} features that are no words, {center.Length} centers and {scale.Length} scales.");
            return new Encoder(ReadOptions(json.GetProperty("options")), columns, Spread(center, stands, 0), Spread(scale, stands, 1), ReadWarnings(json));
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"This is no saved encoder: {error.Message}", error);
        }
    }

    private static void WriteOptions(Utf8JsonWriter json, EncoderOptions options)
    {
        json.WriteStartObject("options");
        json.WriteBoolean("standardize", options.Standardize);
        json.WriteBoolean("center", options.Center);
        json.WriteBoolean("raw", options.Raw);
        json.WriteNumber("minimumLevelCount", options.MinimumLevelCount);
        json.WriteNumber("maximumLevels", options.MaximumLevels);
        json.WriteNumber("wordGrams", options.WordGrams);
        json.WriteNumber("textBuckets", options.TextBuckets);
        json.WriteNumber("minimumGramRows", options.MinimumGramRows);
        json.WriteEndObject();
    }

    private static EncoderOptions ReadOptions(JsonElement json) => new()
    {
        Standardize = json.Truth("standardize"),
        Center = !json.TryGetProperty("center", out JsonElement center) || center.GetBoolean(),
        Raw = json.Truth("raw"),
        MinimumLevelCount = json.GetProperty("minimumLevelCount").GetInt32(),
        MaximumLevels = json.GetProperty("maximumLevels").GetInt32(),
        // Encoders saved before there were texts have none.
        WordGrams = json.TryGetProperty("wordGrams", out JsonElement grams) ? grams.GetInt32() : 0,
        TextBuckets = json.TryGetProperty("textBuckets", out JsonElement buckets) ? buckets.GetInt32() : EncoderOptions.Default.TextBuckets,
        MinimumGramRows = json.TryGetProperty("minimumGramRows", out JsonElement rows) ? rows.GetInt32() : EncoderOptions.Default.MinimumGramRows,
    };

    private static void WriteWarnings(Utf8JsonWriter json, IReadOnlyList<DataWarning> warnings)
    {
        json.WriteStartArray("warnings");
        foreach (DataWarning warning in warnings)
        {
            json.WriteStartObject();
            json.WriteString("source", warning.Source);
            json.WriteString("column", warning.Column);
            json.WriteString("message", warning.Message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static DataWarning[] ReadWarnings(JsonElement json)
    {
        return [.. json.GetProperty("warnings").EnumerateArray().Select(warning =>
            new DataWarning(warning.Text("source"), null, warning.GetProperty("column").GetString(), warning.Text("message")))];
    }

    /// <summary>Whether a feature may have a center and a scale. Those of texts never do, and are too many to write down for nothing.</summary>
    private static bool[] Standardizable(IEnumerable<ColumnEncoding> columns) =>
        [.. columns.SelectMany(column => Enumerable.Repeat(column is not TextEncoding, column.Parts.Count))];

    private static double[] Spread(double[] numbers, bool[] stands, double elsewhere)
    {
        int next = 0;
        return [.. stands.Select(one => one ? numbers[next++] : elsewhere)];
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (double number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static double[] ReadNumbers(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
}
