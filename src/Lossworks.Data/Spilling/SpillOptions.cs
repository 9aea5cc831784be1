namespace Lossworks.Data;

/// <summary>What data that is larger than memory may take while it is read and prepared.</summary>
public sealed record SpillOptions
{
    /// <summary>The memory that reading may take, in bytes, besides what the process holds already. It decides how much is read at once, and is DuckDB's limit.</summary>
    public long Memory { get; init; } = 256L << 20;

    /// <summary>The folder for what does not fit: a disk with room, not a file system in memory.</summary>
    public string Folder { get; init; } = Path.GetTempPath();

    /// <summary>The column to predict, if any: it is kept even if it looks like a name of the row.</summary>
    public string? Target { get; init; }

    /// <summary>The columns to keep; null is all. Of the others only the names are looked at.</summary>
    public Predicate<string>? Keep { get; init; }
}
