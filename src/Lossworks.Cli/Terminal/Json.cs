using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lossworks.Cli.Terminal;

/// <summary>JSON on standard output: numbers read back exactly, what JSON has no number for is a string.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(Action<Utf8JsonWriter> write)
    {
        using Stream output = Console.OpenStandardOutput();
        using (Utf8JsonWriter json = new(output, Options))
            write(json);
        output.Write("\n"u8);
    }

    internal static void Number(this Utf8JsonWriter json, string name, double? x)
    {
        json.WritePropertyName(name);
        json.NumberValue(x);
    }

    internal static void NumberValue(this Utf8JsonWriter json, double? x)
    {
        if (x is not { } number)
            json.WriteNullValue();
        else if (double.IsFinite(number))
            json.WriteNumberValue(number);
        else
            json.WriteStringValue(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
    }

    internal static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
