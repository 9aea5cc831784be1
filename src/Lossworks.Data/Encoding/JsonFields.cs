using System.Text.Json;

namespace Lossworks.Data;

/// <summary>Reads fields that must be there, and writes long lists.</summary>
internal static class JsonFields
{
    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException($"\"{name}\" is null.");

    public static double Number(this JsonElement json, string name) => json.GetProperty(name).GetDouble();

    public static bool Truth(this JsonElement json, string name) => json.GetProperty(name).GetBoolean();

    /// <summary>A list without line breaks, whatever the writer does elsewhere: ten thousand short lines would mostly be indentation.</summary>
    public static void WriteOnOneLine<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        using var stream = new MemoryStream();
        using (var line = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = json.Options.Encoder }))
        {
            line.WriteStartArray();
            foreach (T item in items) write(line, item);
            line.WriteEndArray();
        }
        json.WritePropertyName(name);
        json.WriteRawValue(stream.ToArray().AsSpan());
    }
}
