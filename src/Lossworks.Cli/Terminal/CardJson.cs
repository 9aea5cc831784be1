using System.Text.Json;

namespace Lossworks.Cli.Terminal;

/// <summary>A card as JSON, for <c>list --json</c> and <c>show --json</c>.</summary>
internal static class CardJson
{
    /// <summary>The line of the catalogue.</summary>
    internal static void WriteSummary(Utf8JsonWriter json, LossCard card, LossShape shape, LossClaims claims)
    {
        json.WriteString("name", card.Name);
        json.Texts("aliases", card.Aliases);
        json.WriteString("family", Words.Of(card.Family));
        json.WriteString("shape", Words.Of(shape));
        json.WriteString("task", Words.Of(card.Tasks[0]));
        json.Texts("tasks", card.Tasks.Select(t => Words.Of(t)));
        json.WriteStartArray("parameters");
        foreach (ParameterCard parameter in card.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            json.WritePropertyName("default");
            WriteValue(json, parameter.Default);
            json.WriteString("range", parameter.DescribeRange());
            json.WriteString("summary", parameter.Summary);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("hessian", card.HasHessian);
        json.Texts("claims", claims.Words());
        if (claims.Elicits is { } functional)
            json.WriteString("elicits", functional.ToString());
        else
            json.WriteNull("elicits");
        json.WriteString("summary", card.Summary);
    }

    /// <summary>Everything else that the card says.</summary>
    internal static void WriteDetails(Utf8JsonWriter json, LossCard card)
    {
        json.WriteString("formula", card.Formula);
        json.WriteStartArray("predictions");
        foreach (Output output in card.Outputs)
        {
            json.WriteStartObject();
            json.WriteString("meaning", output.Meaning);
            json.WriteString("domain", output.Domain.Describe("x"));
            json.WriteString("scale", Words.Of(output.Scale));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("target");
        json.WriteString("meaning", card.Target.Meaning);
        json.WriteString("domain", card.Target.Describe());
        json.WriteEndObject();
        json.WriteString("useWhen", card.UseWhen);
        json.WriteString("avoidWhen", card.AvoidWhen);
        json.Texts("elsewhere", card.Elsewhere.Select(c => c.ToString()));
        json.Texts("references", card.References);
        json.WriteString("notes", card.Notes);
    }

    /// <summary>The claims with default parameters; none where a parameter has no default.</summary>
    internal static LossClaims ClaimsOf(LossEntry entry) => entry.CreateExample().Claims;

    private static void WriteValue(Utf8JsonWriter json, ParameterValue? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case ParameterValue.Number { Value: var x } when double.IsFinite(x):
                json.WriteNumberValue(x);
                break;
            case ParameterValue.Word { Value: "true" or "false" } word:
                json.WriteBooleanValue(word.Value == "true");
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }
}
