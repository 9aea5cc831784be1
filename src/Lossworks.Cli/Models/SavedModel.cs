using System.Text.Json;
using Lossworks.Data;
using Lossworks.Training;

namespace Lossworks.Cli.Models;

/// <summary>A model with everything it needs to predict from a raw table: the encoding, the target's labels, the offset column.</summary>
/// <param name="Model">The fitted model, in the coordinates of the encoding.</param>
/// <param name="Encoder">From columns to features.</param>
/// <param name="Target">What it predicts.</param>
/// <param name="Offset">The column added to the linear predictor, if any.</param>
internal sealed record SavedModel(LinearModel Model, Encoder Encoder, TargetInfo Target, string? Offset)
{
    private const string Format = "lossworks-model";
    private const int Version = 1;

    /// <summary>Written beside the final place and moved there, so that a full disk leaves no half a model.</summary>
    internal void Save(string path)
    {
        string fresh = path + ".tmp";
        using (FileStream file = File.Create(fresh))
        using (Utf8JsonWriter json = new(file, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", Version);
            json.WritePropertyName("target");
            Target.WriteTo(json);
            json.WriteString("offset", Offset);
            json.WritePropertyName("encoder");
            Encoder.WriteTo(json);
            json.WritePropertyName("model");
            Model.WriteTo(json);
            json.WriteEndObject();
        }

        File.Move(fresh, path, overwrite: true);
    }

    /// <exception cref="DataException">The file is missing, or is no model of this program.</exception>
    internal static SavedModel Load(string path, LossCatalogue catalogue)
    {
        if (!File.Exists(path))
            throw new DataException(path, $"there is no such model: `loss train ... --out {path}` makes one.");
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement json = document.RootElement;
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("format", out JsonElement format) || format.GetString() != Format)
                throw new DataException(path, "this is no model of Lossworks: `loss train` makes one.");
            if (json.GetProperty("version").GetInt32() > Version)
                throw new DataException(path, "the model was written by a newer Lossworks: update this one.");
            return new(
                LinearModel.Read(json.GetProperty("model"), catalogue),
                Encoder.FromJson(json.GetProperty("encoder")),
                TargetInfo.Read(json.GetProperty("target")),
                json.GetProperty("offset").GetString());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new DataException(path, $"this is no model of Lossworks, or it is damaged: {e.Message}", inner: e);
        }
    }
}
