using System.Globalization;
using Lossworks.Cli.Models;
using Lossworks.Cli.Terminal;
using Lossworks.Training;

namespace Lossworks.Cli.Commands;

/// <summary>What a training run found, ready to be told: on the terminal, as JSON, as a report.</summary>
internal sealed record TrainOutcome
{
    internal required TrainRequest Request { get; init; }

    internal required SavedModel Saved { get; init; }

    internal required TrainingResult Result { get; init; }

    internal required long Rows { get; init; }

    internal required IReadOnlyList<DataUnits> Units { get; init; }

    /// <summary>On the rows trained on, and with "validation-" before it on those held out; and some of the rows to show.</summary>
    internal required Judgement Judgement { get; init; }

    internal Loss Loss => Saved.Model.Loss;

    internal static TrainOutcome Of(TrainRequest request, FitInput input, SavedModel saved, TrainingResult result) => new()
    {
        Request = request,
        Saved = saved,
        Result = result,
        Rows = input.Rows,
        Units = DataUnits.Of(saved),
        Judgement = input.Judge(saved),
    };

    internal void Tell()
    {
        if (Request.Json)
        {
            Json.Write(WriteJson);
            return;
        }

        Console.WriteLine($"{Loss} on {Rows} rows: {Text(Result.MeanLoss)} after {Result.Steps} steps, {Result.Explanation}");
        if (Result.Scale != 1)
            Console.WriteLine($"  scale (MAD)       {Text(Result.Scale)}");
        foreach ((string name, double value) in Judgement.Metrics)
            Console.WriteLine($"  {name,-17} {Text(value)}");
        foreach (DataUnits output in Units.Take(3))
        {
            Console.WriteLine(Units.Count > 1 ? $"  {output.Output}" : "  coefficients, in the units of the data");
            Console.WriteLine($"    {Text(output.Intercept),14}  (intercept)");
            foreach ((string name, double value) in Largest(output, 12))
                Console.WriteLine($"    {Text(value),14}  {name}");
            if (output.Coefficients.Count > 12)
                Console.WriteLine($"    ... and {output.Coefficients.Count - 12} more, {(output.Coefficients.Count > TrainReport.MostCoefficients ? "the largest of them in" : "in")} {Request.Report}");
        }

        Console.WriteLine($"wrote {Request.Out}, {Request.Trace}, {Request.Report}");
    }

    /// <summary>The coefficients that move predictions most when their feature moves by its own spread.</summary>
    internal IEnumerable<KeyValuePair<string, double>> Largest(DataUnits output, int count) => output.Coefficients
        .Select((coefficient, j) => (coefficient, Effect: Math.Abs(coefficient.Value) * Saved.Encoder.Scale[j]))
        .OrderByDescending(c => c.Effect).Take(count).Select(c => c.coefficient);

    internal static string Text(double x) => x.ToString("G9", CultureInfo.InvariantCulture);

    private void WriteJson(System.Text.Json.Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("loss", Loss.ToString());
        json.WriteString("task", Words.Of(Loss.Card.Tasks[0]));
        json.WriteNumber("rows", Rows);
        json.Number("value", Result.MeanLoss);
        json.Number("objective", Result.Value);
        json.WriteNumber("steps", Result.Steps);
        json.WriteString("reason", Words.Of(Result.Reason));
        json.WriteString("explanation", Result.Explanation);
        json.Number("gradientNorm", Result.GradientNorm);
        json.Number("scale", Result.Scale);
        WriteCoefficients(json);
        json.WriteStartObject("metrics");
        foreach ((string name, double value) in Judgement.Metrics)
            json.Number(name, value);
        json.WriteEndObject();
        json.Number("seconds", Result.Seconds);
        json.WriteString("model", Request.Out);
        json.WriteString("trace", Request.Trace);
        json.WriteString("report", Request.Report);
        json.WriteEndObject();
    }

    /// <summary>Numbers for one output, an object of such for several.</summary>
    private void WriteCoefficients(System.Text.Json.Utf8JsonWriter json)
    {
        if (Units is [var only])
        {
            json.Number("intercept", only.Intercept);
            WriteColumns(json, "coefficients", only);
            return;
        }

        json.WriteStartObject("intercept");
        foreach (DataUnits output in Units)
            json.Number(output.Output, output.Intercept);
        json.WriteEndObject();
        json.WriteStartObject("coefficients");
        foreach (DataUnits output in Units)
            WriteColumns(json, output.Output, output);
        json.WriteEndObject();
    }

    private static void WriteColumns(System.Text.Json.Utf8JsonWriter json, string name, DataUnits output)
    {
        json.WriteStartObject(name);
        foreach ((string column, double weight) in output.Coefficients)
            json.Number(column, weight);
        json.WriteEndObject();
    }
}
