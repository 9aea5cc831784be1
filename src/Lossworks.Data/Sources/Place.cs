using System.Text;

namespace Lossworks.Data;

/// <summary>Where in the data something was found; written the same way in every message.</summary>
internal readonly record struct Place(string Source, long? Row = null, string? Column = null, string RowWord = "line")
{
    public override string ToString()
    {
        var text = new StringBuilder(Source);
        if (Row is long row) text.Append(", ").Append(RowWord).Append(' ').Append(row);
        if (Column is not null) text.Append(", column \"").Append(Column).Append('"');
        return text.ToString();
    }
}
