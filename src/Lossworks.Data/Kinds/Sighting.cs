namespace Lossworks.Data;

/// <summary>A value worth a message and the data row, from 0, where it stands.</summary>
internal sealed record Sighting(long Row, string Value)
{
    private const int ShownLength = 40;

    /// <summary>The value in quotes, shortened.</summary>
    public string Shown => $"\"{(Value.Length <= ShownLength ? Value : Value[..ShownLength] + "...")}\"";
}
