using System.CommandLine;
using System.Globalization;
using Lossworks.Cli.Models;
using Lossworks.Data;

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
        Command command = new("predict", "Predictions of a saved model. Example: loss predict loss-model.json new-houses.csv --out prices.csv") { model, data, output };
        command.SetAction(parsed => Run(parsed.GetValue(model)!, parsed.GetValue(data)!, parsed.GetValue(output)));
        return command;
    }

    private static int Run(string modelPath, string data, string? output)
    {
        SavedModel saved = SavedModel.Load(modelPath);
        DataSource source = DataSource.Parse(data);
        ReadOptions options = new() { Kinds = saved.Encoder.Kinds };
        if (output is null)
        {
            using StreamWriter console = new(Console.OpenStandardOutput());
            Write(saved, source, options, console);
            return ExitCode.Success;
        }

        string fresh = output + ".tmp";
        long rows;
        using (StreamWriter file = new(fresh))
            rows = Write(saved, source, options, file);
        File.Move(fresh, output, overwrite: true);
        Console.Error.WriteLine($"wrote {rows} predictions to {output}");
        return ExitCode.Success;
    }

    private static long Write(SavedModel saved, DataSource source, ReadOptions options, StreamWriter writer)
    {
        IReadOnlyList<string> classes = saved.Target.Classes;
        bool probabilities = saved.Model.Loss.Card.Outputs[0].Scale != Scale.Score;
        int outputs = saved.Model.OutputCount;
        string[] header = classes.Count == 0
            ? outputs == 1 ? ["prediction"] : [.. saved.Model.Loss.Card.Outputs.Select(o => o.Meaning)]
            : ["prediction", .. outputs == 1 ? [(probabilities ? "probability of " : "score of ") + classes[1]] : classes.Select(c => (probabilities ? "probability of " : "score of ") + c)];
        writer.Write(string.Join(",", header.Select(Quoted)) + "\n");
        long rows = 0;
        HashSet<string> told = [];
        foreach (Table batch in TableReader.Stream(source, BatchRows, options))
        {
            DesignMatrix design = saved.Encoder.Encode(batch);
            foreach (DataWarning warning in design.Warnings)
            {
                if (told.Add(warning.Message))
                    Console.Error.WriteLine("warning: " + warning.Message);
            }

            double[] offset = saved.Offset is { } column ? batch[column].Numbers.ToArray() : [];
            double[] predicted = saved.Model.PredictMean(design.Values, design.Rows, offset);
            for (int row = 0; row < design.Rows; row++)
            {
                ReadOnlySpan<double> values = predicted.AsSpan(row * outputs, outputs);
                string decision = classes.Count == 0 ? "" : Quoted(classes[Quality.Decision(values, probabilities)]) + ",";
                writer.Write(decision + string.Join(",", values.ToArray().Select(v => v.ToString("R", CultureInfo.InvariantCulture))) + "\n");
            }

            rows += design.Rows;
        }

        return rows;
    }

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n") >= 0 ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
}
