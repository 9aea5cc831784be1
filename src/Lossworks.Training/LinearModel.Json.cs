using System.Text.Json;
using Lossworks.Specs;

namespace Lossworks.Training;

/// <summary>The model as JSON, every number bit for bit; by hand, so that it survives trimming.</summary>
public sealed partial class LinearModel
{
    private const string Format = "lossworks-linear-1";

    /// <summary>Writes the model as one JSON object, inside a larger document or alone.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        LossSpec carried = Loss.Spec.SelfContained();
        writer.WriteString("loss", carried.ToString());
        if (!carried.Equals(Loss.Spec))
            writer.WriteString("lossName", Loss.Spec.ToString());
        if (Link is { } link)
            writer.WriteString("link", link.Name);
        writer.WriteBoolean("classes", OfClasses);
        writer.WriteStartArray("outputs");
        for (int k = 0; k < OutputCount; k++)
        {
            writer.WriteStartObject();
            writer.WriteNumber("intercept", _intercepts[k]);
            writer.WriteStartArray("coefficients");
            foreach (double coefficient in CoefficientsOf(k))
                writer.WriteNumberValue(coefficient);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Reads what <see cref="WriteTo"/> wrote.</summary>
    /// <exception cref="LossException">The element is no model of this format, or its outputs differ in length.</exception>
    public static LinearModel Read(JsonElement element, LossCatalogue? catalogue = null)
    {
        try
        {
            if (element.GetProperty("format").GetString() != Format)
                throw new LossException($"the model has the format '{element.GetProperty("format")}'; this version reads '{Format}'.");
            Link? link = element.TryGetProperty("link", out JsonElement name) ? Link.Parse(name.GetString()!) : null;
            JsonElement[] outputs = [.. element.GetProperty("outputs").EnumerateArray()];
            double[][] coefficients = [.. outputs.Select(o => o.GetProperty("coefficients").EnumerateArray().Select(c => c.GetDouble()).ToArray())];
            if (coefficients.Any(c => c.Length != coefficients[0].Length))
                throw new ShapeException("the outputs of the model have different numbers of coefficients: the file is damaged.");
            double[] intercepts = [.. outputs.Select(o => o.GetProperty("intercept").GetDouble())];
            Loss loss = ReadLoss(element, catalogue ?? LossCatalogue.BuiltIn);
            return new(loss, link, [.. coefficients.SelectMany(c => c)], intercepts, element.GetProperty("classes").GetBoolean());
        }
        catch (Exception failure) when (failure is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new LossException($"this is no linear model of Lossworks: {failure.Message}", failure);
        }
    }

    /// <summary>A loss that somebody wrote stands there as its formula, and beside it by its name: whoever reads it needs no file of losses.</summary>
    private static Loss ReadLoss(JsonElement element, LossCatalogue catalogue)
    {
        LossSpec spec = LossSpec.Parse(element.GetProperty("loss").GetString()!);
        bool named = element.TryGetProperty("lossName", out JsonElement name) && name.ValueKind != JsonValueKind.Null;
        return catalogue.Create(named ? spec.CalledAs(LossSpec.Parse(name.GetString()!)) : spec);
    }

    /// <summary>Writes a file of its own.</summary>
    public void Save(string path)
    {
        using FileStream file = File.Create(path);
        using Utf8JsonWriter writer = new(file, new() { Indented = true });
        WriteTo(writer);
    }

    /// <summary>Reads a file that <see cref="Save"/> wrote.</summary>
    /// <exception cref="LossException">The file is no model.</exception>
    public static LinearModel Load(string path, LossCatalogue? catalogue = null)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(document.RootElement, catalogue);
        }
        catch (JsonException failure)
        {
            throw new LossException($"{path} is no JSON: {failure.Message}", failure);
        }
    }
}
