using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Lossworks.Cases;

/// <summary>
/// Answers cases, one JSON object per line: <c>{"id":"a1","loss":"huber","predictions":[0.5,3],"targets":[0,0],"reduction":"mean"}</c>.
/// Computed in double. A bad case answers with its error.
/// </summary>
/// <param name="catalogue">The losses that cases may name.</param>
public sealed class CaseEvaluator(LossCatalogue? catalogue = null)
{
    private readonly Dictionary<string, Loss> _losses = [];

    /// <summary>The answer to one line.</summary>
    /// <param name="line">The case.</param>
    /// <param name="ok">Whether it could be answered.</param>
    public string Answer(string line, out bool ok)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter json = new(buffer, CaseWriter.Options);
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(line);
            Answer answer = Evaluate(document.RootElement);
            CaseWriter.Write(json, document.RootElement, answer);
            ok = true;
        }
        catch (Exception e) when (e is LossException or JsonException or ArgumentException or FormatException or InvalidOperationException)
        {
            buffer.ResetWrittenCount();
            json.Reset(buffer);
            CaseWriter.WriteError(json, document?.RootElement, e is JsonException ? $"the line is no JSON: {e.Message}" : e.Message);
            ok = false;
        }
        finally
        {
            document?.Dispose();
        }

        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private Answer Evaluate(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new LossException("a case is a JSON object with loss, predictions and targets.");
        string spec = Text(Required(json, "loss"), "loss");
        if (!_losses.TryGetValue(spec, out Loss? loss))
            _losses[spec] = loss = Loss.Parse(spec, catalogue);

        Reduction reduction = ReductionOf(json);
        NestedNumbers predictions = NestedNumbers.Read(Required(json, "predictions"), "predictions");
        NestedNumbers targets = NestedNumbers.Read(Required(json, "targets"), "targets");
        CaseShape shape = CaseShape.Of(loss, predictions, targets);
        double[] weights = shape.Weights(json.TryGetProperty("weights", out JsonElement given) ? given : default);
        LossBatch<double> batch = shape.Batch(predictions, targets, weights);
        loss.CheckDomain(batch);

        double[] gradient = new double[predictions.Numbers.Length];
        double[] hessian = loss.Card.HasHessian && loss.Shape != LossShape.Batch ? new double[gradient.Length] : [];
        double[] losses = reduction == Reduction.None ? new double[shape.LossCount] : [];
        double value = loss.Evaluate(batch, new() { Gradient = gradient, Hessian = hessian, Losses = losses }, reduction);
        return new(value, losses, shape.LossLengths, gradient, hessian, predictions.Lengths);
    }

    private static Reduction ReductionOf(JsonElement json)
    {
        if (!json.TryGetProperty("reduction", out JsonElement given) || given.ValueKind == JsonValueKind.Null)
            return Reduction.Mean;
        string name = Text(given, "reduction");
        return name switch
        {
            "mean" => Reduction.Mean,
            "mean-count" => Reduction.MeanCount,
            "sum" => Reduction.Sum,
            "none" => Reduction.None,
            _ => throw new LossException($"there is no reduction '{name}': use mean, mean-count, sum or none."),
        };
    }

    private static JsonElement Required(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? value
            : throw new LossException($"the case has no '{name}'.");

    private static string Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.String ? json.GetString()! : throw new LossException($"'{name}' must be a text, not {json.GetRawText()}.");
}
