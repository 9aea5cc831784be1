using System.CommandLine;
using Lossworks.Cli.Terminal;
using Lossworks.Verification;

namespace Lossworks.Cli.Commands;

/// <summary><c>loss check</c>: derivatives against differences, claims under attack, digits lost in float.</summary>
internal static class CheckCommand
{
    internal static Command Create()
    {
        Argument<string> spec = new("SPEC") { Description = "a loss, with parameters if wanted, or a weighted sum of losses" };
        Option<ulong> seed = new("--seed") { Description = "where the checks look; the same seed looks at the same points", DefaultValueFactory = _ => 1 };
        Option<string?> losses = KnownLosses.Folder();
        Option<bool> fix = new("--fix") { Description = "print the better SPEC that the numerical audit found, and nothing else; what it mends goes to standard error" };
        Option<bool> json = Options.Json();
        Command command = new("check", "Whether a loss is what it says. Example: loss check \"0.7*huber(delta=1) + 0.3*log-cosh\"")
        {
            spec, seed, losses, fix, json,
        };
        command.SetAction(parsed =>
        {
            Loss loss = Loss.Parse(parsed.GetValue(spec)!, KnownLosses.Of(parsed.GetValue(losses)));
            return Run(loss, parsed.GetValue(seed), parsed.GetValue(fix), parsed.GetValue(json));
        });
        return command;
    }

    private static int Run(Loss loss, ulong seed, bool fix, bool json)
    {
        LossCheck check = LossCheck.Run(loss, seed);
        if (fix && !json)
            return Fix(loss, check);
        if (json)
            Json.Write(writer => WriteJson(writer, loss, check));
        else
            Print(loss, check);
        return check.Ok ? ExitCode.Success : ExitCode.Failure;
    }

    private static int Fix(Loss loss, LossCheck check)
    {
        foreach (AuditFinding finding in check.Audit)
            Finding(Console.Error, finding);
        if (check.Fixed is null)
            Console.Error.WriteLine(check.Audit.Count == 0 ? "Nothing is to be mended." : "No better way to write it is known.");
        Console.WriteLine(check.Fixed?.ToString() ?? loss.ToString());
        return ExitCode.Success;
    }

    private static void Print(Loss loss, LossCheck check)
    {
        Console.WriteLine(loss.ToString());
        Derivative("gradient", check.Gradient);
        if (check.Hessian is { } hessian)
            Derivative("Hessian", hessian);
        else
            Console.WriteLine("  -    Hessian: none is defined");
        foreach (ClaimResult claim in check.Claims.Where(c => !c.Holds || check.Observations.Count == 0))
            Console.WriteLine(claim.Holds ? $"  ok   {claim.Claim}" : $"  FAIL {claim.Claim}: {claim.Counterexample}");
        foreach (Observation observation in check.Observations)
            Console.WriteLine($"  {(observation.Holds ? "yes " : "no  ")} {observation.Property}{(observation.Text.Length > 0 ? ": " + observation.Text : "")}");
        foreach (AuditFinding finding in check.Audit)
            Finding(Console.Out, finding);
        if (check.Fixed is { } better)
            Console.WriteLine($"  note better: {better}");
        Console.WriteLine(check.Ok ? "Everything holds." : "Something does not hold.");
    }

    private static void Finding(TextWriter to, AuditFinding finding)
    {
        to.WriteLine($"  note {finding.Describe()}");
        if (finding.Rewrite is { } rewrite)
            to.WriteLine($"       write {rewrite} instead of {finding.Instead}.");
    }

    private static void Derivative(string name, DerivativeCheck check) =>
        Console.WriteLine(check.Ok
            ? $"  ok   {name}: largest relative difference {check.Worst:E1}"
            : $"  FAIL {name}: off by {check.Worst:E1} at {check.Where}");

    private static void WriteJson(System.Text.Json.Utf8JsonWriter json, Loss loss, LossCheck check)
    {
        json.WriteStartObject();
        json.WriteString("loss", loss.ToString());
        json.WriteBoolean("ok", check.Ok);
        WriteDerivative(json, "gradient", check.Gradient);
        WriteDerivative(json, "hessian", check.Hessian);
        json.WriteStartArray("claims");
        foreach (ClaimResult claim in check.Claims)
        {
            json.WriteStartObject();
            json.WriteString("claim", claim.Claim);
            json.WriteBoolean("holds", claim.Holds);
            json.WriteString("counterexample", claim.Counterexample);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("observations");
        foreach (Observation observation in check.Observations)
        {
            json.WriteStartObject();
            json.WriteString("property", observation.Property);
            json.WriteBoolean("holds", observation.Holds);
            json.WriteString("text", observation.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("audit");
        foreach (AuditFinding finding in check.Audit)
        {
            json.WriteStartObject();
            json.WriteString("where", finding.Where);
            json.Number("got", finding.Got);
            json.Number("truth", finding.Truth);
            json.WriteString("rewrite", finding.Rewrite);
            json.WriteString("instead", finding.Instead);
            json.WriteString("what", finding.What);
            json.WriteString("kind", Word(finding.Kind));
            json.WriteString("precision", finding.Precision);
            json.WriteString("range", finding.Range);
            json.WriteNumber("digitsLost", finding.DigitsLost);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("fixed", check.Fixed?.ToString());
        json.WriteEndObject();
    }

    private static string Word(AuditKind kind) => kind switch
    {
        AuditKind.Overflow => "overflow",
        AuditKind.NotANumber => "nan",
        _ => "digits lost",
    };

    private static void WriteDerivative(System.Text.Json.Utf8JsonWriter json, string name, DerivativeCheck? check)
    {
        if (check is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteBoolean("ok", check.Ok);
        json.Number("worst", check.Worst);
        if (check.Where.Length > 0)
            json.WriteString("where", check.Where);
        json.WriteEndObject();
    }
}
