namespace Lossworks.Data;

/// <summary>One column as DuckDB hands it over.</summary>
/// <param name="Name">The name in the source.</param>
/// <param name="Expression">The SQL that gives its values.</param>
/// <param name="Native">How the values arrive.</param>
internal sealed record SourceColumn(string Name, string Expression, NativeKind Native);

/// <summary>How values arrive from DuckDB.</summary>
internal enum NativeKind
{
    /// <summary>UTF-8 text, to be understood by us.</summary>
    Text,

    /// <summary>Doubles.</summary>
    Number,

    /// <summary>Microseconds since 1970-01-01.</summary>
    Moment,
}
