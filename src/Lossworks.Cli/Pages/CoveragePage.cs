using Lossworks.Cli.Terminal;

namespace Lossworks.Cli.Pages;

/// <summary>The neighbors' table: every loss against ten other frameworks.</summary>
internal static class CoveragePage
{
    private static readonly Framework[] Neighbors = [.. Enum.GetValues<Framework>().Where(f => f != Framework.Other)];

    internal static string Of(LossCatalogue catalogue)
    {
        Markdown page = new();
        page.Block("<!-- Written by `loss docs` from the cards: change a card, not this file. -->");
        page.Heading(1, "Coverage").Block(
            "Every loss of the catalogue against ten neighbors. A name is what the loss is called there; `=` before it says that it computes the same numbers, "
            + "`~` that something differs (a factor, a default, an epsilon, a clamp, a derivative): the loss's own page says what. An empty cell says that we know of none.");
        page.Table(["", .. Neighbors.Select(Counterpart.NameOf)], [Totals(catalogue, "same", c => c.IsSame), Totals(catalogue, "differs", c => !c.IsSame), Absent(catalogue)]);
        foreach (var family in catalogue.Entries.GroupBy(e => e.Card.Family))
            page.Heading(2, Words.Of(family.Key)).Table(["loss", .. Neighbors.Select(Counterpart.NameOf)], family.Select(Row));
        return page.ToString();
    }

    private static IEnumerable<string> Row(LossEntry entry) =>
        Neighbors.Select(f => string.Join("<br>", entry.Card.Elsewhere.Where(c => c.Framework == f).Select(c => $"{(c.IsSame ? "=" : "~")} {Markdown.Escape(c.Name)}")))
            .Prepend($"[{entry.Card.Name}](losses/{entry.Card.Name}.md)");

    /// <summary>A loss that is there in two forms counts once, as the same if one of them is.</summary>
    private static IEnumerable<string> Totals(LossCatalogue catalogue, string title, Func<Counterpart, bool> belongs) =>
        Neighbors.Select(f => Text(catalogue.Entries.Count(e => Best(e, f) is { } best && belongs(best)))).Prepend(title);

    private static IEnumerable<string> Absent(LossCatalogue catalogue) =>
        Neighbors.Select(f => Text(catalogue.Entries.Count(e => Best(e, f) is null))).Prepend("not there");

    private static Counterpart? Best(LossEntry entry, Framework framework) =>
        entry.Card.Elsewhere.Where(c => c.Framework == framework).OrderBy(c => c.IsSame ? 0 : 1).FirstOrDefault();

    private static string Text(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
