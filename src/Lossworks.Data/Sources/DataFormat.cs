namespace Lossworks.Data;

/// <summary>How the bytes of a source are laid out.</summary>
public enum DataFormat
{
    /// <summary>Comma separated values, one record per line, a header first.</summary>
    Csv,

    /// <summary>Tab separated values.</summary>
    Tsv,

    /// <summary>Separated values whose separator is found by looking.</summary>
    Delimited,

    /// <summary>Apache Parquet.</summary>
    Parquet,

    /// <summary>One JSON object per line.</summary>
    JsonLines,

    /// <summary>A JSON array of objects, or one object per line.</summary>
    Json,

    /// <summary>The result of a SQL query, run by DuckDB.</summary>
    Sql,
}
