using System.Text.Json;
using Lossworks.Advice;
using Lossworks.Cli.Terminal;
using Lossworks.Tuning;

namespace Lossworks.Cli.Tuning;

/// <summary>A tuning for machines.</summary>
internal static class TuneJson
{
    internal static void Write(Utf8JsonWriter json, TuneOutcome outcome)
    {
        TuneResult result = outcome.Result;
        json.WriteStartObject();
        json.WriteString("loss", result.Best?.Spec);
        json.Number("l2", result.Best?.L2);
        json.Texts("flags", result.Best?.Flags ?? []);
        json.WriteString("task", Words.Of(result.Task));
        json.WriteString("metric", result.Metric);
        json.WriteBoolean("higherIsBetter", result.HigherIsBetter);
        json.WriteNumber("rows", result.Rows);
        json.Number("score", result.Best?.Score);
        Numbers(json, "foldScores", result.Best?.FoldScores ?? []);
        WriteNested(json, result.Nested);
        json.Number("constantScore", result.ConstantScore);
        json.WriteString("search", outcome.Settings.Search);
        json.WriteString("end", Words.Of(result.End));
        foreach (TrialState state in (ReadOnlySpan<TrialState>)[TrialState.Complete, TrialState.Pruned, TrialState.Failed])
            json.WriteNumber(Words.Of(state), outcome.All.Count(t => t.State == state));
        json.WriteStartArray("importance");
        foreach (ParameterEffect effect in outcome.Importance?.Effects ?? [])
        {
            json.WriteStartObject();
            json.WriteString("parameter", effect.Parameter);
            json.Number("share", effect.Share);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("trials");
        foreach (SearchResult search in result.Searches)
        {
            foreach (Trial trial in search.Trials)
                WriteTrial(json, search, trial);
        }

        json.WriteEndArray();
        json.Texts("warnings", result.Warnings);
        json.Texts("rangeEnds", outcome.Ends);
        json.WriteString("verdict", outcome.Verdict);
        json.WriteString("command", outcome.Command);
        json.WriteString("study", outcome.Request.Study);
        json.WriteString("store", outcome.Request.Store.Location);
        json.WriteString("report", outcome.Call.Report);
        json.Number("seconds", outcome.Seconds);
        json.WriteEndObject();
    }

    private static void WriteNested(Utf8JsonWriter json, NestedScore? nested)
    {
        if (nested is null)
        {
            json.WriteNull("nested");
            return;
        }

        json.WriteStartObject("nested");
        json.Number("score", nested.Score);
        json.Number("spread", nested.Spread);
        Numbers(json, "foldScores", nested.FoldScores);
        json.Texts("losses", nested.Specs);
        json.Number("untuned", nested.Untuned);
        json.WriteString("untunedLoss", nested.UntunedSpec);
        json.Number("pValue", nested.PValue);
        json.WriteEndObject();
    }

    private static void WriteTrial(Utf8JsonWriter json, SearchResult search, Trial trial)
    {
        json.WriteStartObject();
        json.WriteString("search", search.Method.Name);
        json.WriteNumber("number", trial.Number);
        json.WriteString("state", Words.Of(trial.State));
        json.Number("value", trial.Value);
        json.WritePropertyName("parameters");
        json.WriteRawValue(trial.Configuration.ToJson());
        json.WriteString("reason", trial.Reason);
        Numbers(json, "foldScores", [.. trial.Steps.Select(s => s.Value)]);
        json.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter json, string name, IReadOnlyList<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
            json.WriteNumberValue(value);
        json.WriteEndArray();
    }
}
