using System.CommandLine;
using Lossworks.Cli.Terminal;

namespace Lossworks.Cli.Commands;

/// <summary><c>loss list</c>: the catalogue.</summary>
internal static class ListCommand
{
    internal static Command Create()
    {
        Option<string?> family = new("--family") { Description = "only this family (regression, robust, binary...) or shape (residual, row...)" };
        Option<string?> task = new("--task") { Description = "only losses for this task (regression, binary-classification...)" };
        Option<string?> losses = KnownLosses.Folder();
        Option<bool> json = Options.Json();
        Command command = new("list", "The catalogue of losses. Example: loss list --task regression") { family, task, losses, json };
        command.SetAction(parsed => Run(KnownLosses.Of(parsed.GetValue(losses)), parsed.GetValue(family), parsed.GetValue(task), parsed.GetValue(json)));
        return command;
    }

    private static int Run(LossCatalogue catalogue, string? family, string? task, bool json)
    {
        List<LossEntry> entries = [.. catalogue.Entries.Where(Filter(family, task))];
        if (json)
            Json.Write(writer => WriteJson(writer, entries));
        else
            Print(entries);
        return ExitCode.Success;
    }

    private static Func<LossEntry, bool> Filter(string? family, string? task)
    {
        LossTask? wanted = task is null ? null : Words.Parse<LossTask>(task, "--task");
        if (family is not null && !Enum.GetValues<LossShape>().Any(s => Words.Of(s) == family))
            Words.Parse<LossFamily>(family, "--family");
        return entry => (family is null || Words.Of(entry.Card.Family) == family || Words.Of(entry.Shape) == family)
            && (wanted is not { } one || entry.Card.Tasks.Contains(one));
    }

    private static void WriteJson(System.Text.Json.Utf8JsonWriter json, List<LossEntry> entries)
    {
        json.WriteStartArray();
        foreach (LossEntry entry in entries)
        {
            json.WriteStartObject();
            CardJson.WriteSummary(json, entry.Card, entry.Shape, CardJson.ClaimsOf(entry));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Print(List<LossEntry> entries)
    {
        LossFamily? shelf = null;
        int width = entries.Select(e => e.Card.Name.Length).DefaultIfEmpty(0).Max();
        foreach (LossEntry entry in entries)
        {
            if (entry.Card.Family != shelf)
            {
                Console.WriteLine((shelf is null ? "" : "\n") + Words.Of(entry.Card.Family));
                shelf = entry.Card.Family;
            }

            string parameters = string.Join(", ", entry.Card.Parameters.Select(p => $"{p.Name}={p.Default?.ToString() ?? "?"}"));
            Console.WriteLine($"  {entry.Card.Name.PadRight(width)}  {entry.Card.Summary}{(parameters.Length > 0 ? $"  ({parameters})" : "")}");
        }

        Console.WriteLine($"\n{entries.Count} losses. `loss show NAME` tells more about one.");
    }
}
