using System.CommandLine;
using Lossworks.Cli.Terminal;
using Lossworks.Verification;

namespace Lossworks.Cli.Commands;

/// <summary><c>loss show</c>: one card, with the curve and its gradient drawn in the terminal.</summary>
internal static class ShowCommand
{
    internal static Command Create()
    {
        Argument<string> name = new("NAME") { Description = "a loss, with parameters if wanted: huber, \"huber(delta=2)\", or a formula: \"formula: (p - y)^4\"" };
        Option<string?> losses = KnownLosses.Folder();
        Option<bool> json = Options.Json();
        Option<string?> png = new("--png") { Description = "also draw the curve into this PNG file" };
        Command command = new("show", "What a loss is, when to use it, and how it looks. Example: loss show \"huber(delta=2)\"") { name, losses, json, png };
        command.SetAction(parsed => Run(KnownLosses.Of(parsed.GetValue(losses)), parsed.GetValue(name)!, parsed.GetValue(json), parsed.GetValue(png)));
        return command;
    }

    private static int Run(LossCatalogue catalogue, string name, bool json, string? png)
    {
        LossEntry? named = catalogue.TryFind(name);
        if (named is null && TeachingNames.Find(name) is { } teaching)
            return Explain(teaching, json);
        Loss loss = (named ?? catalogue.TryFind(TeachingNames.Bare(name)))?.CreateExample() ?? Loss.Parse(name, catalogue);
        if (json)
            Json.Write(writer => WriteJson(writer, loss, loss.Terms.Length == 1 ? catalogue.TryFind(loss.Spec.Terms[0].Name) : null));
        else
            Print(loss);
        if (png is not null)
            SavePng(loss, png);
        return ExitCode.Success;
    }

    private static int Explain(TeachingName teaching, bool json)
    {
        if (json)
        {
            Json.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("name", teaching.Name);
                writer.WriteString("explanation", teaching.Explanation);
                writer.Texts("see", teaching.LeadsTo);
                writer.WriteEndObject();
            });
            return ExitCode.Success;
        }

        Console.WriteLine($"\"{teaching.Name}\": {teaching.Explanation}\n");
        foreach (string name in teaching.LeadsTo)
            Console.WriteLine($"  loss show {name,-36} {LossCatalogue.BuiltIn.Find(name).Card.Summary}");
        return ExitCode.Success;
    }

    private static void WriteJson(System.Text.Json.Utf8JsonWriter json, Loss loss, LossEntry? entry)
    {
        json.WriteStartObject();
        if (loss.Terms.Length == 1)
        {
            LossCard card = entry?.Card ?? loss.Card;
            LossClaims claims = entry?.CreateExample() is { } usual && !usual.Equals(loss) ? usual.Claims : loss.Claims;
            CardJson.WriteSummary(json, card, entry?.Shape ?? loss.Shape, claims);
            CardJson.WriteDetails(json, card);
        }
        else
        {
            json.WriteString("name", loss.Card.Name);
            json.WriteString("summary", loss.Card.Summary);
            json.WriteString("formula", loss.Card.Formula);
        }

        if (LossCost.Engine(loss) is { } engine)
            json.WriteString("runs", engine);
        json.WriteString("spec", loss.ToString());
        json.Texts("claimsHere", loss.Claims.Words());
        json.WriteEndObject();
    }

    private static void Print(Loss loss)
    {
        LossCard card = loss.Card;
        Console.WriteLine($"{loss}{(card.Aliases.IsEmpty ? "" : $"   (also {string.Join(", ", card.Aliases)})")}");
        Console.WriteLine($"\n{card.Summary}\n\n  {card.Formula}\n");
        Line("predictions", string.Join("; ", card.Outputs.Select(o => $"{o.Meaning} ({o.Domain.Describe("x")})")));
        Line("targets", $"{loss.Target.Meaning} ({loss.Target.Describe()})");
        foreach (ParameterCard parameter in card.Parameters)
            Line(parameter.Name, $"{parameter.Summary}; {parameter.DescribeRange()}; default {parameter.Default?.ToString() ?? "none: must be given"}");
        Line("cost", LossCost.Of(loss));
        if (LossCost.Engine(loss) is { } engine)
            Line("runs", engine);
        Line("claims", string.Join(", ", loss.Claims.Words()));
        Line("best constant", loss.Claims.Elicits?.ToString() ?? "no named functional");
        Draw(loss);
        Line("use when", card.UseWhen);
        Line("avoid when", card.AvoidWhen);
        foreach (Counterpart elsewhere in card.Elsewhere)
            Line("elsewhere", elsewhere.ToString());
        if (card.Notes.Length > 0)
            Line("note", card.Notes);
        foreach (string reference in card.References)
            Line("reference", reference);
    }

    private static void Line(string label, string text) => Console.WriteLine($"  {label,-14} {text}");

    private static void Draw(Loss loss)
    {
        LossCurve curve = LossCurve.Of(loss);
        Draw("value", curve, curve.Value);
        Draw("gradient", curve, curve.Gradient);
        if (curve.Hessian is { } hessian)
            Draw("Hessian", curve, hessian);
        Console.WriteLine();
    }

    private static void Draw(string what, LossCurve curve, Func<double, double> f)
    {
        Console.WriteLine($"\n  {what} over the {curve.Axis}");
        foreach (string line in Curve.Draw(f, curve.Low, curve.High))
            Console.WriteLine(line);
    }

    private static void SavePng(Loss loss, string path)
    {
        LossFigures.Curve(loss.ToString(), LossCurve.Of(loss)).SavePng(path, 900, 560);
        Console.Error.WriteLine($"wrote {path}");
    }
}
