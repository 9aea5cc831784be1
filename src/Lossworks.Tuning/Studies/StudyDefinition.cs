using System.Text.Json;

namespace Lossworks.Tuning;

/// <summary>What makes a study this study and no other, as the store keeps it.</summary>
internal static class StudyDefinition
{
    internal static string Of(StudyOptions options) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("direction", options.Direction == Direction.Minimize ? "minimize" : "maximize");
        json.WriteString("sampler", options.Sampler.Description);
        json.WriteString("pruner", options.Pruner.Description);
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("batch", options.Batch);
        json.WriteString("subject", options.Subject);
        json.WritePropertyName("space");
        SpaceJson.Write(json, options.Space);
        json.WriteEndObject();
    });

    /// <summary>What was noted as the subject of a study.</summary>
    internal static string SubjectOf(string definition)
    {
        using JsonDocument document = JsonDocument.Parse(definition);
        return document.RootElement.GetProperty("subject").GetString()!;
    }

    /// <exception cref="TuningException">The stored study is another one; the message names the first difference.</exception>
    internal static void RequireSame(StoredStudy stored, string wanted, string location)
    {
        if (stored.Definition == wanted)
            return;
        using JsonDocument there = JsonDocument.Parse(stored.Definition), here = JsonDocument.Parse(wanted);
        foreach (JsonProperty property in here.RootElement.EnumerateObject())
        {
            string now = property.Value.GetRawText(), then = there.RootElement.TryGetProperty(property.Name, out JsonElement had) ? had.GetRawText() : "nothing";
            if (now != then)
            {
                throw new TuningException(
                    $"the study '{stored.Name}' in {location} is another one: its {property.Name} is {then}, and {now} was asked for. Go on with what it was begun with, or give the new study another name.");
            }
        }
    }
}
