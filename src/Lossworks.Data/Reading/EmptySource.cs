namespace Lossworks.Data;

/// <summary>A source without rows.</summary>
internal static class EmptySource
{
    public static DataException Error(DataSource source) => new(source.Name, "there are 0 rows. At least one is needed after the header or in the result.");

    /// <summary>The error if the file has no bytes but spaces, null otherwise.</summary>
    public static DataException? Of(DataSource source)
    {
        using var scanner = new CsvScanner(source.Open(), delimiter: 0, skipBlank: true);
        return scanner.Next() ? null : Error(source);
    }
}
