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
        WriteNumbers(json, "center", encoder.Center);
        WriteNumbers(json, "scale", encoder.Scale);
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
            int features = columns.Sum(column => column.Parts.Count);
            if (center.Length != features || scale.Length != features)
                throw new FormatException($"There are {features} features, {center.Length} centers and {scale.Length} scales.");
            return new Encoder(ReadOptions(json.GetProperty("options")), columns, center, scale, ReadWarnings(json));
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
        json.WriteEndObject();
    }

    private static EncoderOptions ReadOptions(JsonElement json) => new()
    {
        Standardize = json.Truth("standardize"),
        Center = !json.TryGetProperty("center", out JsonElement center) || center.GetBoolean(),
        Raw = json.Truth("raw"),
        MinimumLevelCount = json.GetProperty("minimumLevelCount").GetInt32(),
        MaximumLevels = json.GetProperty("maximumLevels").GetInt32(),
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

    private static void WriteNumbers(Utf8JsonWriter json, string name, IReadOnlyList<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (double number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static double[] ReadNumbers(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
}
