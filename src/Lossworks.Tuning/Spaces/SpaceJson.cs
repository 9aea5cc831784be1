using System.Text.Json;

namespace Lossworks.Tuning;

/// <summary>A space as JSON: what a store keeps, so that a study is only ever gone on with in the space it began in.</summary>
internal static class SpaceJson
{
    internal static void Write(Utf8JsonWriter json, SearchSpace space)
    {
        json.WriteStartObject();
        json.WriteStartArray("parameters");
        foreach (SearchParameter parameter in space.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            parameter.WriteFacts(json);
            if (parameter.When is { } when)
                WriteCondition(json, when);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("constraints");
        foreach (Constraint constraint in space.Constraints)
            json.WriteStringValue(constraint.Says);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCondition(Utf8JsonWriter json, Condition when)
    {
        json.WriteStartObject("when");
        json.WriteString("parameter", when.Parameter);
        json.WriteStartArray("choices");
        foreach (string choice in when.Choices)
            json.WriteStringValue(choice);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
