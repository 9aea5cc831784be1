namespace Lossworks.Data;

/// <summary>How a column of a typed source (Parquet, SQL) is asked for.</summary>
internal static class TypedColumn
{
    private static readonly string[] Numbers =
        ["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT", "FLOAT", "DOUBLE"];

    public static SourceColumn Of(string name, string type)
    {
        string column = SqlText.Identifier(name);
        if (Numbers.Contains(type) || type.StartsWith("DECIMAL", StringComparison.Ordinal))
            return new SourceColumn(name, $"CAST({column} AS DOUBLE)", NativeKind.Number);
        if (type == "DATE" || type.StartsWith("TIMESTAMP", StringComparison.Ordinal))
            return new SourceColumn(name, $"CASE WHEN isfinite({column}) THEN epoch_us({column}) END", NativeKind.Moment);
        return new SourceColumn(name, $"CAST({column} AS VARCHAR)", NativeKind.Text);
    }

    public static bool IsNested(string type)
    {
        return type.EndsWith(']') || type == "BLOB" || type.StartsWith("STRUCT", StringComparison.Ordinal) || type.StartsWith("MAP", StringComparison.Ordinal)
            || type.StartsWith("UNION", StringComparison.Ordinal);
    }

    public static DataWarning Warn(DataSource source, (string Name, string Type) column)
    {
        return DataWarning.At(new Place(source.Name, null, column.Name), $"the type {column.Type} is not a plain value; its values are read as text."
            + " Take it apart in a SQL query to use what is in it.");
    }
}
