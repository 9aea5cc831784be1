using System.Text.Json;

namespace Lossworks.Data;

/// <summary>Reads fields that must be there.</summary>
internal static class JsonFields
{
    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException($"\"{name}\" is null.");

    public static double Number(this JsonElement json, string name) => json.GetProperty(name).GetDouble();

    public static bool Truth(this JsonElement json, string name) => json.GetProperty(name).GetBoolean();
}
