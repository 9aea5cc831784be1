using System.Text.Json;

namespace Lossworks.Data;

/// <summary>How one column becomes features; knows only what was fitted, never the rows it was fitted on.</summary>
internal abstract class ColumnEncoding(string column)
{
    public string Column { get; } = column;

    /// <summary>The parts that become features, in order.</summary>
    public abstract IReadOnlyList<string> Parts { get; }

    /// <summary>As what the column should be read from another file, so that it arrives in the form that was fitted.</summary>
    public abstract ColumnKind ReadAs { get; }

    /// <summary>Whether a part is a quantity, to be standardized, rather than 0 or 1.</summary>
    public virtual bool IsQuantity(int part) => false;

    /// <summary>Makes a table ready to be encoded row by row.</summary>
    public abstract IRowParts Open(Table table, Column values, Standardization standardization, List<DataWarning> warnings);

    /// <summary>The fields of this encoding inside an open JSON object.</summary>
    public abstract void WriteFields(Utf8JsonWriter json);

    /// <summary>Reads what <see cref="WriteFields"/> wrote.</summary>
    public static ColumnEncoding Read(JsonElement json)
    {
        string column = json.Text("column");
        return json.Text("encoding") switch
        {
            PlainEncoding.Name => new PlainEncoding(column),
            NumberEncoding.Name => NumberEncoding.ReadFields(column, json),
            YesNoEncoding.Name => YesNoEncoding.ReadFields(column, json),
            CategoryEncoding.Name => CategoryEncoding.ReadFields(column, json),
            DateEncoding.Name => DateEncoding.ReadFields(column, json),
            TextEncoding.Name => TextEncoding.ReadFields(column, json),
            var other => throw new FormatException($"The encoding \"{other}\" is not known."),
        };
    }

    /// <summary>The part, if it is wanted.</summary>
    protected static string[] If(bool wanted, string part) => wanted ? [part] : [];

    /// <summary>Warns of missing values where the training part had none.</summary>
    protected void WarnOfMissing(Table table, Column values, string filledWith, List<DataWarning> warnings)
    {
        if (values.MissingCount == 0) return;
        int first = Enumerable.Range(0, values.Length).First(values.IsMissing);
        string some = values.MissingCount == 1 ? "1 value is" : $"{values.MissingCount:N0} values are";
        warnings.Add(DataWarning.At(table.PlaceOf(first, Column), $"{some} missing, though none was when the encoder was fitted; taken to be {filledWith}."));
    }
}
