namespace Lossworks.Data;

/// <summary>A source without rows.</summary>
internal static class EmptySource
{
    public static DataException Error(DataSource source) => new(source.Name, "there are 0 rows. At least one is needed after the header or in the result.");

    /// <summary>The error if a JSON file holds nothing, or an array of nothing; null otherwise.</summary>
    public static DataException? Json(DataSource source)
    {
        using var reader = new StreamReader(source.Open());
        var start = new char[1 << 12];
        string text = string.Concat(start[..reader.ReadBlock(start)].Where(letter => !char.IsWhiteSpace(letter)));
        return text is "" or "[]" ? Error(source) : null;
    }
}
