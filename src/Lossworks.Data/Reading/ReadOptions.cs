namespace Lossworks.Data;

/// <summary>How a table is read. The defaults suit most files.</summary>
public sealed record ReadOptions
{
    /// <summary>The words that stand for a missing value where nothing else is said; an empty cell is always missing.</summary>
    /// <remarks>
    /// "None", "none", "-" and "." are not among them: they are missing in a column whose other values are all numbers or dates, and a level
    /// like any other in a category, where "None" usually means that there is no such thing (no veneer, no pool), which is information.
    /// Quoted and unquoted words are treated alike.
    /// </remarks>
    public static IReadOnlyList<string> DefaultMissingTokens { get; } =
        ["NA", "N/A", "n/a", "#N/A", "<NA>", "NaN", "nan", "NAN", "null", "NULL", "Null", "?"];

    /// <summary>The default options.</summary>
    public static ReadOptions Default { get; } = new();

    /// <summary>What columns mean where the inferred kind is not wanted, by name.</summary>
    public IReadOnlyDictionary<string, ColumnKind> Kinds { get; init; } = new Dictionary<string, ColumnKind>();

    /// <summary>The separator of a text file; null: found by looking at the first records.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Whether the first record of a text file names the columns; without, they are named column1, column2...</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Whether numbers in a text file are written with a decimal comma: 3,14.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>The words that stand for a missing value, case by case.</summary>
    public IReadOnlyList<string> MissingTokens { get; init; } = DefaultMissingTokens;
}
