using System.CommandLine;
using System.Text;
using Lossworks.Cases;
using Lossworks.Cli.Terminal;
using Lossworks.Data;

namespace Lossworks.Cli.Commands;

/// <summary><c>loss eval</c>: the value of a loss on a table, or the answers to a file of cases.</summary>
internal static class EvalCommand
{
    internal static Command Create()
    {
        Argument<string?> data = Options.OptionalData();
        Option<string?> loss = new("--loss") { Description = "the loss, as a SPEC" };
        Option<string?> prediction = new("--prediction") { Description = "the column of predictions; several, with commas, for losses of several outputs" };
        Option<string?> target = new("--target") { Description = "the column of targets" };
        Option<string?> weight = new("--weight") { Description = "the column of weights" };
        Option<string> reduction = new("--reduction") { Description = "mean, mean-count or sum", DefaultValueFactory = _ => "mean" };
        Option<string?> cases = new("--cases") { Description = "a file with one JSON case per line (- is standard input); one JSON answer per line comes out" };
        Option<string?> losses = KnownLosses.Folder();
        Option<bool> json = Options.Json();
        Command command = new("eval", "The value of a loss. Example: loss eval --loss huber forecasts.csv --prediction forecast --target actual")
        {
            data, loss, prediction, target, weight, reduction, cases, losses, json,
        };
        command.SetAction(parsed => parsed.GetValue(cases) is { } file
            ? RunCases(
                KnownLosses.Of(parsed.GetValue(losses)),
                Alone(file, parsed.GetValue(data), parsed.GetValue(loss), parsed.GetValue(prediction), parsed.GetValue(target), parsed.GetValue(weight)))
            : RunTable(new(
                Needed(parsed.GetValue(data), "DATA"),
                Loss.Parse(Needed(parsed.GetValue(loss), "--loss"), KnownLosses.Of(parsed.GetValue(losses))),
                Options.Split(Needed(parsed.GetValue(prediction), "--prediction")),
                Needed(parsed.GetValue(target), "--target"),
                parsed.GetValue(weight),
                Words.Parse<Reduction>(parsed.GetValue(reduction)!, "--reduction"),
                parsed.GetValue(json))));
        return command;
    }

    private sealed record Request(string Data, Loss Loss, string[] Predictions, string Target, string? Weight, Reduction Reduction, bool Json);

    private static string Needed(string? value, string name) =>
        value ?? throw new UsageException($"{name} is missing: give DATA, --loss, --prediction and --target, or --cases FILE.");

    private static string Alone(string cases, params ReadOnlySpan<string?> others)
    {
        foreach (string? other in others)
        {
            if (other is not null)
                throw new UsageException($"--cases says everything in its lines; leave '{other}' out, or leave --cases out.");
        }

        return cases;
    }

    private static int RunTable(Request request)
    {
        Loss loss = request.Loss;
        if (request.Reduction == Reduction.None)
            throw new UsageException("--reduction none has no single value to print; use --cases for single losses.");
        Table table = TableReader.Read(DataSource.Parse(request.Data));
        EvaluationInput input = EvaluationInput.Read(loss, table, request.Predictions, request.Target, request.Weight);
        double value = input.Evaluate(loss, request.Reduction);
        if (!request.Json)
        {
            Console.WriteLine($"{loss} on {table.RowCount} rows of {table.Source}: {value:R}");
            return ExitCode.Success;
        }

        Json.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("loss", loss.ToString());
            json.WriteNumber("rows", table.RowCount);
            json.WriteString("reduction", Words.Of(request.Reduction));
            json.Number("value", value);
            json.WriteEndObject();
        });
        return ExitCode.Success;
    }

    private static int RunCases(LossCatalogue catalogue, string file)
    {
        CaseEvaluator evaluator = new(catalogue);
        bool allOk = true;
        using Stream output = Console.OpenStandardOutput();
        using StreamWriter writer = new(output, new UTF8Encoding(false), 1 << 16);
        using StreamReader reader = file == "-" ? new(Console.OpenStandardInput()) : new(Existing(file));
        while (reader.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            writer.Write(evaluator.Answer(line, out bool ok));
            writer.Write('\n');
            allOk &= ok;
        }

        return allOk ? ExitCode.Success : ExitCode.Failure;
    }

    private static string Existing(string file) =>
        File.Exists(file) ? file : throw new FileNotFoundException($"there is no file '{file}' with cases: check the path.");
}
