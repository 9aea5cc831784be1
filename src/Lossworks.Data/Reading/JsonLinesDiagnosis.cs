using System.Text.Json;

namespace Lossworks.Data;

/// <summary>Finds the first line of a JSON lines file that is not a JSON object; runs only after DuckDB has refused the file.</summary>
internal static class JsonLinesDiagnosis
{
    public static DataException? Of(DataSource source)
    {
        // A separator that never occurs makes the scanner a reader of lines; quotes matter only at the start of a field, where JSON has a brace.
        if (StartsWithMark(source)) return new DataException(source.Name, "the file starts with a byte order mark. Save it as UTF-8 without one.", row: 1);
        using var scanner = new CsvScanner(source.Open(), delimiter: 0, skipBlank: true);
        if (!scanner.Next()) return EmptySource.Error(source);
        do
        {
            if (Problem(scanner.Field(0)) is string problem) return new DataException(source.Name, problem, scanner.Line);
        }
        while (scanner.Next());
        return null;
    }

    private static bool StartsWithMark(DataSource source)
    {
        Span<byte> start = stackalloc byte[3];
        using Stream stream = source.Open();
        return stream.ReadAtLeast(start, 3, throwOnEndOfStream: false) == 3 && start.SequenceEqual((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
    }

    private static string? Problem(ReadOnlySpan<byte> line)
    {
        if (!System.Text.Unicode.Utf8.IsValid(line)) return "the bytes are not UTF-8. Save the file as UTF-8 (from Latin-1: iconv -f LATIN1 -t UTF-8).";
        try
        {
            var reader = new Utf8JsonReader(line);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            if (reader.BytesConsumed < CellText.Trim(line).Length) return "there is something after the JSON object. Put one object on each line.";
            return document.RootElement.ValueKind == JsonValueKind.Object ? Repeated(document.RootElement) : "this is not a JSON object"
                + " ({\"name\": value, ...}).";
        }
        catch (JsonException error)
        {
            return $"this is not valid JSON (byte {error.BytePositionInLine + 1}). Each line must be one JSON object.";
        }
    }

    private static string? Repeated(JsonElement row)
    {
        var seen = new HashSet<string>();
        foreach (JsonProperty property in row.EnumerateObject())
        {
            if (!seen.Add(property.Name)) return $"the name \"{property.Name}\" is used twice in this object. Rename one of them.";
        }
        return null;
    }
}
