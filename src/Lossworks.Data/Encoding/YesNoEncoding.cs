using System.Text.Json;

namespace Lossworks.Data;

/// <summary>1 for yes, 0 for no, and whether it is missing if it ever was in the training part.</summary>
internal sealed class YesNoEncoding(string column, string no, string yes, bool varies, bool usual, bool indicator) : DenseEncoding(column)
{
    public const string Name = "yes-no";

    // A column of 0 and 1 is a number to whoever reads the coefficients; words need to say which one is meant.
    public override IReadOnlyList<string> Parts { get; } = [.. If(varies, yes == "1" ? "" : "=" + yes), .. If(indicator, FeatureName.IsMissing)];

    public override ColumnKind ReadAs => ColumnKind.Category;

    /// <summary>Null when nothing varies.</summary>
    public static YesNoEncoding? Fit(ColumnStatistics values)
    {
        (string no, string yes) = values.Pair;
        bool indicator = values.Missing > 0;
        return indicator || values.Varies ? new YesNoEncoding(values.Name, no, yes, values.Varies, values.CountOf(yes) > values.CountOf(no), indicator) : null;
    }

    public override void Write(Table table, Column values, Span<double> features, int stride, List<DataWarning> warnings)
    {
        if (!indicator) WarnOfMissing(table, values, $"\"{(usual ? yes : no)}\", the more frequent", warnings);
        int missingPart = varies ? 1 : 0;
        for (int row = 0; row < values.Length; row++)
        {
            bool missing = values.IsMissing(row);
            if (varies) features[row * stride] = missing ? (usual && !indicator ? 1 : 0) : ValueOf(table, values, row);
            if (indicator) features[(row * stride) + missingPart] = missing ? 1 : 0;
        }
    }

    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("encoding", Name);
        json.WriteString("no", no);
        json.WriteString("yes", yes);
        json.WriteBoolean("varies", varies);
        json.WriteBoolean("usual", usual);
        json.WriteBoolean("indicator", indicator);
    }

    public static YesNoEncoding ReadFields(string column, JsonElement json)
    {
        return new YesNoEncoding(column, json.Text("no"), json.Text("yes"), json.Truth("varies"), json.Truth("usual"), json.Truth("indicator"));
    }

    private int ValueOf(Table table, Column values, int row)
    {
        if (values.Kind == ColumnKind.YesNo) return values.Codes[row];
        string text = values.Text(row)!;
        if (text == yes) return 1;
        if (text == no) return 0;
        return YesNoPair.Value(text) ?? throw new DataException(table.PlaceOf(row, Column), $"\"{text}\" is neither \"{no}\" nor \"{yes}\"."
            + " Correct the value, or leave it empty.");
    }
}
