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

    /// <summary>Only these columns are kept, and the target; none is all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>These columns are not kept.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>The columns that are to be kept.</summary>
    /// <exception cref="DataException">A name is unknown.</exception>
    internal IEnumerable<SourceColumn> Pick(string source, IReadOnlyList<SourceColumn> columns)
    {
        string[] names = [.. columns.Select(column => column.Name)];
        IEnumerable<string> asked = [.. Only, .. Without, .. Target is null ? (string[])[] : [Target]];
        if (asked.FirstOrDefault(name => !names.Contains(name)) is string unknown) throw ColumnNames.Unknown(source, unknown, names);
        return columns.Where(column => column.Name == Target || ((Only.Count == 0 || Only.Contains(column.Name)) && !Without.Contains(column.Name)));
    }
}
