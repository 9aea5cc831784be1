using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lossworks.Cases;

/// <summary>Writes answers. Numbers read back exactly; what JSON has no number for is a string.</summary>
internal static class CaseWriter
{
    internal static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(Utf8JsonWriter json, JsonElement asked, Answer answer)
    {
        json.WriteStartObject();
        WriteId(json, asked);
        json.WritePropertyName("value");
        if (answer.Losses.Length > 0)
            WriteNested(json, answer.Losses, answer.LossLengths);
        else
            WriteNumber(json, answer.Value);
        json.WritePropertyName("gradient");
        WriteNested(json, answer.Gradient, answer.PredictionLengths);
        json.WritePropertyName("hessian");
        if (answer.Hessian.Length == 0)
            json.WriteNullValue();
        else
            WriteNested(json, answer.Hessian, answer.PredictionLengths);
        json.WriteEndObject();
    }

    internal static void WriteError(Utf8JsonWriter json, JsonElement? asked, string message)
    {
        json.WriteStartObject();
        WriteId(json, asked);
        json.WriteString("error", message);
        json.WriteEndObject();
    }

    private static void WriteId(Utf8JsonWriter json, JsonElement? asked)
    {
        json.WritePropertyName("id");
        if (asked is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty("id", out JsonElement id))
            json.WriteRawValue(id.GetRawText(), skipInputValidation: true); // as it came: even half a surrogate pair, which no string can hold
        else
            json.WriteNullValue();
    }

    private static void WriteNested(Utf8JsonWriter json, ReadOnlySpan<double> numbers, IReadOnlyList<int> lengths, int level = 0)
    {
        int length = lengths[level], each = numbers.Length / length;
        json.WriteStartArray();
        for (int i = 0; i < length; i++)
        {
            if (level == lengths.Count - 1)
                WriteNumber(json, numbers[i]);
            else
                WriteNested(json, numbers.Slice(i * each, each), lengths, level + 1);
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, double x)
    {
        if (double.IsFinite(x))
            json.WriteNumberValue(x);
        else
            json.WriteStringValue(double.IsNaN(x) ? "NaN" : x > 0 ? "Infinity" : "-Infinity");
    }
}
