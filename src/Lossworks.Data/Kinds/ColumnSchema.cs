namespace Lossworks.Data;

/// <summary>How the values of one column are to be stored; the same for every batch of a stream.</summary>
/// <param name="Column">Where the values come from.</param>
/// <param name="Kind">What they mean.</param>
/// <param name="AsNumbers">Whether they are stored as numbers.</param>
/// <param name="Levels">The levels of a category, or no and yes; null where levels come as they appear.</param>
internal sealed record ColumnSchema(SourceColumn Column, ColumnKind Kind, bool AsNumbers, string[]? Levels);
