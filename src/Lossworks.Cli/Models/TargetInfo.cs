using System.Text.Json;

namespace Lossworks.Cli.Models;

/// <summary>What a saved model predicts.</summary>
/// <param name="Column">The name of the target.</param>
/// <param name="Classes">Its labels in the order of their codes; empty for numbers.</param>
internal sealed record TargetInfo(string Column, IReadOnlyList<string> Classes)
{
    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("column", Column);
        json.WriteStartArray("classes");
        foreach (string label in Classes)
            json.WriteStringValue(label);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static TargetInfo Read(JsonElement json) =>
        new(json.GetProperty("column").GetString()!, [.. json.GetProperty("classes").EnumerateArray().Select(c => c.GetString()!)]);
}
