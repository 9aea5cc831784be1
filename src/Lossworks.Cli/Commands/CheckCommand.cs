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
        Option<bool> json = Options.Json();
        Command command = new("check", "Whether a loss is what it says. Example: loss check \"0.7*huber(delta=1) + 0.3*log-cosh\"")
        {
            spec, seed, losses, json,
        };
        command.SetAction(parsed =>
        {
            Loss loss = Loss.Parse(parsed.GetValue(spec)!, KnownLosses.Of(parsed.GetValue(losses)));
            return Run(loss, parsed.GetValue(seed), parsed.GetValue(json));
        });
        return command;
    }

    private static int Run(Loss loss, ulong seed, bool json)
    {
        LossCheck check = LossCheck.Run(loss, seed);
        if (json)
            Json.Write(writer => WriteJson(writer, loss, check));
        else
            Print(loss, check);
        return check.Ok ? ExitCode.Success : ExitCode.Failure;
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
            Console.WriteLine($"  note float gives {finding.Got:R} instead of {finding.Truth:R} at {finding.Where}");
        Console.WriteLine(check.Ok ? "Everything holds." : "Something does not hold.");
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
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

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
