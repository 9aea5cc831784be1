using Lossworks.Cli.Terminal;

namespace Lossworks.Cli.Pages;

/// <summary>The index of all losses: by family, and by task.</summary>
internal static class IndexPage
{
    internal static string Of(LossCatalogue catalogue)
    {
        Markdown page = new();
        page.Block("<!-- Written by `loss docs` from the cards: change a card, not this file. -->");
        page.Heading(1, "The losses").Paragraph($"{catalogue.Entries.Length} losses, by family and by task. Each page says what the loss is, when to use it, what it claims and what other frameworks call it.");
        page.Block($"By family: {Links(catalogue.Entries.Select(e => Words.Of(e.Card.Family)))}");
        page.Block($"By task: {Links(Enum.GetValues<LossTask>().Where(t => catalogue.Entries.Any(e => e.Card.Tasks.Contains(t))).Select(t => Words.Of(t)), "task-")}");
        foreach (var family in catalogue.Entries.GroupBy(e => e.Card.Family))
            page.Heading(2, Words.Of(family.Key)).Table(["loss", "parameters", "what it is"], family.Select(Row));
        page.Heading(2, "By task");
        foreach (LossTask task in Enum.GetValues<LossTask>())
        {
            LossEntry[] entries = [.. catalogue.Entries.Where(e => e.Card.Tasks.Contains(task))];
            if (entries.Length > 0)
                page.Heading(3, "task: " + Words.Of(task)).Block(string.Join(", ", entries.Select(e => $"[{e.Card.Name}]({e.Card.Name}.md)")));
        }

        page.Heading(2, "Names from teaching texts").Block("Names that are no loss of their own, and what is meant by them; `loss show NAME` understands them too.")
            .List(TeachingNames.Entries.Select(t => $"**{Markdown.Escape(t.Name)}**: {Markdown.Escape(t.Explanation)} See {string.Join(", ", t.LeadsTo.Select(l => $"[{l}]({l}.md)"))}."));
        return page.ToString();
    }

    private static string Links(IEnumerable<string> names, string prefix = "") =>
        string.Join(", ", names.Distinct().Select(n => $"[{n}](#{prefix}{n})"));

    private static string[] Row(LossEntry entry) =>
    [
        $"[{entry.Card.Name}]({entry.Card.Name}.md)",
        string.Join(", ", entry.Card.Parameters.Select(p => Markdown.Code(p.Default is { } value ? $"{p.Name}={value}" : p.Name))),
        Markdown.Escape(entry.Card.Summary),
    ];
}
