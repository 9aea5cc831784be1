using System.Collections.Immutable;
using System.Text.Json;

namespace Lossworks.Tuning;

/// <summary>The parts of an outcome that databases keep as JSON: values on the way as [[step, value], ...], notes as an object. Numbers come back to the bit.</summary>
internal static class OutcomeJson
{
    internal static string? Write(ImmutableArray<StepValue> steps) => steps.IsEmpty ? null : JsonText.Of(json =>
    {
        json.WriteStartArray();
        foreach (StepValue step in steps)
        {
            json.WriteStartArray();
            json.WriteNumberValue(step.Step);
            json.WriteNumberValue(step.Value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    });

    internal static string? Write(ImmutableSortedDictionary<string, string> notes) => notes.IsEmpty ? null : JsonText.Of(json =>
    {
        json.WriteStartObject();
        foreach ((string name, string value) in notes)
            json.WriteString(name, value);
        json.WriteEndObject();
    });

    internal static ImmutableArray<StepValue> Steps(string? text)
    {
        if (text is null)
            return [];
        using JsonDocument document = JsonDocument.Parse(text);
        return [.. document.RootElement.EnumerateArray().Select(pair => new StepValue(pair[0].GetInt32(), pair[1].GetDouble()))];
    }

    internal static ImmutableSortedDictionary<string, string> Notes(string? text)
    {
        if (text is null)
            return ImmutableSortedDictionary<string, string>.Empty;
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.EnumerateObject().ToImmutableSortedDictionary(p => p.Name, p => p.Value.GetString()!);
    }
}
