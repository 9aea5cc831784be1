using Lossworks.Cli.Terminal;
using Lossworks.Verification;

namespace Lossworks.Cli.Pages;

/// <summary>The page of one loss.</summary>
internal static class LossPage
{
    internal static string Of(LossEntry entry)
    {
        LossCard card = entry.Card;
        Loss loss = entry.CreateExample();
        Markdown page = new();
        page.Block("<!-- Written by `loss docs` from the loss's card: change the card, not this file. -->");
        page.Heading(1, card.Name).Paragraph(card.Summary);
        if (!card.Aliases.IsEmpty)
            page.Block("Also called " + string.Join(", ", card.Aliases.Select(Markdown.Code)) + ".");
        page.Fence(card.Formula);
        page.Block($"![{Markdown.Escape(LossCurve.Of(loss).Axis)}](plots/{card.Name}.svg)");
        page.Table(["", ""], Facts(entry, loss));
        if (!card.Parameters.IsEmpty)
            page.Heading(2, "Parameters").Table(["name", "default", "takes", "meaning"], card.Parameters.Select(Row));
        page.Heading(2, "When").List([$"**Use it** when: {Markdown.Escape(card.UseWhen)}", $"**Avoid it** when: {Markdown.Escape(card.AvoidWhen)}"]);
        page.Heading(2, "What it claims").Block($"With {Markdown.Code(loss.ToString())}; `loss check` attacks each claim.").List(Claims(loss));
        if (card.Notes.Length > 0)
            page.Heading(2, "Notes").Paragraph(card.Notes);
        if (!card.Elsewhere.IsEmpty)
            page.Heading(2, "Elsewhere").List(card.Elsewhere.Select(c => Markdown.Escape(c.ToString())));
        page.Heading(2, "References").List(card.References.Select(Markdown.Escape));
        page.Heading(2, "Try it").Block($"```sh\n./loss show \"{loss}\"\n./loss check \"{loss}\"\n```");
        return page.ToString();
    }

    private static IEnumerable<string[]> Facts(LossEntry entry, Loss loss)
    {
        LossCard card = entry.Card;
        yield return ["family", $"[{Words.Of(card.Family)}](README.md#{Words.Of(card.Family)})"];
        yield return ["tasks", string.Join(", ", card.Tasks.Select(t => Words.Of(t)))];
        yield return ["gives", Shape(loss)];
        yield return ["predictions", Markdown.Escape(string.Join("; ", card.Outputs.Select(o => $"{o.Meaning} ({o.Domain.Describe("x")})")))];
        yield return ["targets", Markdown.Escape($"{loss.Target.Meaning} ({loss.Target.Describe()}){Count(loss)}")];
        yield return ["best constant", Markdown.Escape(loss.Claims.Elicits?.ToString() ?? "no named functional")];
        yield return ["derivatives", card.HasHessian && loss.Shape != LossShape.Batch ? "gradient, diagonal of the Hessian" : "gradient"];
        yield return ["cost", Markdown.Escape(LossCost.Of(loss))];
    }

    private static string Shape(Loss loss) => loss.Shape switch
    {
        LossShape.Batch => loss.Card.TakesRows ? "one loss for the whole batch of rows" : "one loss for the whole batch",
        LossShape.Row or LossShape.Outputs => "one loss per row",
        LossShape.Residual => "one loss per number, a function of prediction - target",
        LossShape.Margin => "one loss per number, a function of target x score",
        _ => "one loss per number",
    };

    private static string Count(Loss loss) => !loss.TakesRows || loss.Target.IsClass ? "" : loss.Target.PerRow switch
    {
        TargetCount.LikePredictions => ", one per prediction",
        TargetCount.One => ", one per row",
        _ => ", several per row",
    };

    private static string[] Row(ParameterCard parameter) =>
    [
        Markdown.Code(parameter.Name),
        parameter.Default is { } value ? Markdown.Code(value.ToString()) : "must be given",
        Markdown.Escape(parameter.DescribeRange()),
        Markdown.Escape(parameter.Summary),
    ];

    private static IEnumerable<string> Claims(Loss loss)
    {
        string[] words = [.. loss.Claims.Words()];
        return words.Length == 0 ? ["nothing beyond its formula"] : words.Select(Markdown.Code);
    }
}
