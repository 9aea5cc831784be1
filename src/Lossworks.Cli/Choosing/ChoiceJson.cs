using System.Text.Json;
using Lossworks.Advice;
using Lossworks.Cli.Terminal;

namespace Lossworks.Cli.Choosing;

/// <summary>An advice for machines.</summary>
internal static class ChoiceJson
{
    internal static void Write(Utf8JsonWriter json, ChoiceOutcome outcome)
    {
        LossAdvice advice = outcome.Advice;
        json.WriteStartObject();
        json.WriteString("task", Words.Of(advice.Task));
        json.WriteString("want", advice.Want.ToString());
        json.WriteString("metric", advice.Metric);
        json.WriteNumber("rows", advice.Rows);
        json.WriteNumber("features", advice.Features);
        json.WriteString("protocol", advice.Protocol);
        json.Texts("inferred", advice.Inferred);
        json.WriteStartArray("findings");
        foreach (Finding finding in advice.Findings)
            Write(json, finding);
        json.WriteEndArray();
        json.Texts("warnings", advice.Warnings);
        json.WriteStartArray("candidates");
        foreach (CandidateResult row in advice.Candidates)
            Write(json, row);
        json.WriteEndArray();
        json.Texts("keptOut", advice.KeptOut);
        json.Number("constantScore", advice.ConstantScore);
        json.Number("lastValueScore", advice.LastValueScore);
        json.Number("lastValuePValue", advice.LastValuePValue);
        json.WriteString("winner", advice.Winner);
        json.WriteString("take", advice.Take);
        json.Number("takeL2", advice.TakePenalty);
        json.WriteString("verdict", advice.Verdict);
        json.WriteString("summary", advice.Summary);
        json.WritePropertyName("look");
        DeeperJson.Write(json, advice.Look);
        json.WriteString("command", outcome.Command);
        json.WriteString("csharp", ChoiceCode.Of(outcome));
        json.WriteString("report", outcome.Report);
        json.Number("seconds", outcome.Seconds);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("name", finding.Name);
        json.Number("value", finding.Value);
        json.WriteString("says", finding.Says);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CandidateResult row)
    {
        json.WriteStartObject();
        json.WriteString("loss", row.Spec);
        json.WriteString("searched", row.Candidate.Spec);
        json.WriteString("why", row.Candidate.Why);
        json.WriteString("source", row.Candidate.Source);
        json.WriteString("caution", row.Candidate.Caution);
        json.Number("score", row.Score);
        json.Number("spread", row.Spread);
        json.Number("skill", row.Skill);
        json.Number("skillOverLastValue", row.SkillOverLastValue);
        json.Number("pValue", row.PValue);
        json.Number("difference", row.Difference);
        json.Number("differenceHalfWidth", row.DifferenceHalfWidth);
        json.Number("practicallyEqual", row.PracticallyEqual);
        json.Number("practicallyWorse", row.PracticallyWorse);
        json.WriteNumber("rank", row.Rank);
        json.WriteNumber("place", row.Place);
        json.WriteString("stopped", row.Stopped);
        json.WriteBoolean("unstable", row.IsUnstable);
        json.Number("l2", row.Penalty);
        json.WriteStartArray("foldScores");
        foreach (double score in row.FoldScores)
            json.NumberValue(score);
        json.WriteEndArray();
        json.Texts("foldSpecs", row.FoldSpecs);
        json.WriteStartObject("others");
        foreach (MetricScore other in row.Others)
            json.Number(other.Metric, other.Score);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
