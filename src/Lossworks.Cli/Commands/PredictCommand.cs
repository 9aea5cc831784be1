using System.CommandLine;
using System.Globalization;
using Lossworks.Advice;
using Lossworks.Cli.Models;
using Lossworks.Cli.Running;
using Lossworks.Cli.Terminal;
using Lossworks.Data;
using Lossworks.Training;

namespace Lossworks.Cli.Commands;

/// <summary><c>loss predict</c>: predictions of a saved model, one line per row, in the order of the rows.</summary>
internal static class PredictCommand
{
    private const int BatchRows = 50_000;

    internal static Command Create()
    {
        Argument<string> model = new("MODEL") { Description = "a model that loss train saved" };
        Argument<string> data = Options.Data();
        Option<string?> output = new("--out") { Description = "the CSV file to write; without it standard output" };
        Option<string?> losses = KnownLosses.Folder();
        Option<bool> json = Options.Json();
        Command command = new("predict", "Predictions of a saved model. Example: loss predict loss-model.json new-houses.csv --out prices.csv")
        {
            model, data, output, losses, json,
        };
        command.SetAction(parsed =>
        {
            LossCatalogue catalogue = KnownLosses.Of(parsed.GetValue(losses));
            return Run(catalogue, parsed.GetValue(model)!, parsed.GetValue(data)!, parsed.GetValue(output), parsed.GetValue(json));
        });
        return command;
    }

    private static int Run(LossCatalogue catalogue, string modelPath, string data, string? output, bool json)
    {
        if (json && output is null)
            throw new UsageException("--json tells what was written to a file: give --out FILE.csv.");
        using Stopping stopping = new();
        SavedModel saved = SavedModel.Load(modelPath, catalogue);
        if (output is null)
        {
            using StreamWriter console = new(Console.OpenStandardOutput());
            Write(saved, data, console, stopping.Token);
            return ExitCode.Success;
        }

        Places.Check(data, modelPath, output);
        long rows = ToFile(output, file => Write(saved, data, file, stopping.Token));
        if (json)
            Json.Write(writer => WriteJson(writer, modelPath, saved, rows, output));
        else
            Console.Error.WriteLine($"wrote {rows} predictions to {output}");
        return ExitCode.Success;
    }

    /// <summary>Written beside the final place and moved there; nothing half-written stays where it fails.</summary>
    private static long ToFile(string output, Func<StreamWriter, long> write)
    {
        string fresh = output + ".tmp";
        try
        {
            long rows;
            using (StreamWriter file = new(fresh))
                rows = write(file);
            File.Move(fresh, output, overwrite: true);
            return rows;
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    private static void WriteJson(System.Text.Json.Utf8JsonWriter json, string model, SavedModel saved, long rows, string output)
    {
        json.WriteStartObject();
        json.WriteString("model", model);
        json.WriteString("loss", saved.Model.Loss.ToString());
        json.WriteString("target", saved.Target.Column);
        json.WriteNumber("rows", rows);
        json.Texts("columns", Header(saved));
        json.WriteString("out", output);
        json.WriteEndObject();
    }

    private static string[] Header(SavedModel saved)
    {
        IReadOnlyList<string> classes = saved.Target.Classes;
        if (classes.Count == 0)
            return saved.Model.OutputCount == 1 ? ["prediction"] : [.. Enumerable.Range(0, saved.Model.OutputCount).Select(k => OutputName(saved, k))];
        if (saved.Model.OutputCount != classes.Count && (saved.Model.OutputCount > 1 || classes.Count > 2))
            return ["prediction", .. Enumerable.Range(0, saved.Model.OutputCount).Select(k => OutputName(saved, k))];
        string what = saved.Model.HasProbabilities(classes.Count) ? "probability of " : "score of ";
        return ["prediction", .. (saved.Model.OutputCount == 1 ? [classes[1]] : classes).Select(c => what + c)];
    }

    private static string OutputName(SavedModel saved, int k)
    {
        Loss loss = saved.Model.Loss;
        Output output = loss.OutputOf(k, saved.Model.OutputCount);
        // Predictions are written on the natural scale.
        string meaning = output.Scale switch
        {
            Scale.Logit => "probability",
            Scale.Log => output.Meaning.Replace("log-", "", StringComparison.Ordinal),
            _ => output.Meaning,
        };
        return loss.Outputs.Length == saved.Model.OutputCount ? meaning : $"{meaning} {k + 1}";
    }

    private static long Write(SavedModel saved, string data, StreamWriter writer, CancellationToken stop)
    {
        IReadOnlyList<string> classes = saved.Target.Classes;
        int outputs = saved.Model.OutputCount;
        long rows = 0;
        HashSet<string> told = [];
        foreach (Table batch in TableReader.Stream(DataSource.Parse(data), BatchRows, new() { Kinds = saved.Encoder.Kinds }, stop))
        {
            DesignMatrix design = saved.Encoder.Encode(batch);
            foreach (DataWarning warning in design.Warnings)
            {
                if (told.Add(warning.Message))
                    Console.Error.WriteLine("warning: " + warning.Message);
            }

            FeatureRows features = design.ToFeatureRows();
            double[] offset = TrainingInput.Column(batch, saved.Offset);
            double[] predicted = saved.Model.PredictMean(features, offset), raw = saved.Model.Predict(features, offset);
            if (rows == 0)
                writer.Write(string.Join(",", Header(saved).Select(Quoted)) + "\n");
            for (int row = 0; row < design.Rows; row++)
            {
                ReadOnlySpan<double> values = predicted.AsSpan(row * outputs, outputs);
                string decision = classes.Count == 0 ? "" : Quoted(classes[saved.Model.Loss.ClassOf(raw.AsSpan(row * outputs, outputs))]) + ",";
                writer.Write(decision + string.Join(",", values.ToArray().Select(v => v.ToString("R", CultureInfo.InvariantCulture))) + "\n");
            }

            rows += design.Rows;
        }

        return rows;
    }

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
}
