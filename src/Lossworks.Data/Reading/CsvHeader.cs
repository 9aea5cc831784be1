using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Lossworks.Data;

/// <summary>Reads the names of the columns from the first record and looks at them with suspicion.</summary>
internal static class CsvHeader
{
    public static IReadOnlyList<string> Read(DataSource source, CsvScanner scanner, List<DataWarning> warnings)
    {
        var names = new string[scanner.FieldCount];
        for (int field = 0; field < names.Length; field++)
        {
            if (!Utf8.IsValid(scanner.Field(field))) throw CsvDiagnosis.NotUtf8(source, scanner.LineOf(field), $"column{field + 1}");
            names[field] = Encoding.UTF8.GetString(scanner.Field(field)).Trim();
        }
        if (names.Length > 1 && names[^1].Length == 0) names = DropTrailing(source, scanner, names, warnings);
        if (names.All(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
        {
            warnings.Add(DataWarning.At(new Place(source.Name, scanner.Line), "every column name is a number. If the file has no header, say so"
                + " (ReadOptions.HasHeader = false): this line was taken for the header, not for data."));
        }
        Complete(source, scanner.Line, names, warnings);
        ColumnNames.RequireUnique(source.Name, scanner.Line, names);
        return names;
    }

    // Some programs end every line with a separator, which makes an empty column without a name; DuckDB drops its empty cells too.
    private static string[] DropTrailing(DataSource source, CsvScanner scanner, string[] names, List<DataWarning> warnings)
    {
        long line = scanner.Line;
        if (!scanner.Next() || scanner.FieldCount != names.Length || scanner.Field(names.Length - 1).Length > 0) return names;
        warnings.Add(DataWarning.At(new Place(source.Name, line), "the header ends with a separator; the empty last column was left out."));
        return names[..^1];
    }

    private static void Complete(DataSource source, long line, string[] names, List<DataWarning> warnings)
    {
        for (int field = 0; field < names.Length; field++)
        {
            if (names[field].Length > 0) continue;
            names[field] = $"column{field + 1}";
            warnings.Add(DataWarning.At(new Place(source.Name, line, names[field]), "the header has no name for this column; it was given this one."));
        }
    }
}
