using System.Globalization;

namespace Lossworks.Data;

/// <summary>Class labels in an order that does not depend on the order of the rows, and the code of each row.</summary>
internal static class TargetClasses
{
    // More classes than this are a text or an identifier that was taken for a target.
    public const int MostClasses = 1000;

    // Below this a hand-made example may well have every class once.
    private const int FewRows = 20;

    public static (int[] Codes, string[] Labels) Of(Table table, Column column, TargetKind kind)
    {
        string[] texts = [.. Enumerable.Range(0, column.Length).Select(row => column.Text(row)!)];
        string[] labels = Sorted([.. texts.Distinct()]);
        Place place = new(table.Source, null, column.Name);
        if (kind == TargetKind.Binary && labels.Length != 2)
        {
            string some = string.Join(", ", labels.Take(5).Select(label => $"\"{label}\""));
            throw new DataException(place, $"the target was asked to be binary, but has {Count(labels)} distinct values ({some}...). Ask for"
                + " classes, or make it two values.");
        }
        if (labels.Length > MostClasses || (column.Length > FewRows && labels.Length == column.Length))
        {
            throw new DataException(place, $"the target has {Count(labels)} distinct values{(labels.Length == column.Length ? ", one in each row" : "")}: these are no classes."
                + " Choose another column, or ask for a number.");
        }
        return (CodesOf(table, column, labels), labels);
    }

    /// <summary>The code of each row; a label that is not among these is an error.</summary>
    public static int[] CodesOf(Table table, Column column, IReadOnlyList<string> labels)
    {
        var known = labels.Select((label, code) => (label, code)).ToDictionary(pair => pair.label, pair => pair.code);
        var codes = new int[column.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            string label = column.Text(row)!;
            if (known.TryGetValue(label, out codes[row])) continue;
            throw new DataException(table.PlaceOf(row, column.Name), $"\"{label}\" is not one of the {labels.Count} classes that were there before"
                + $" ({string.Join(", ", labels.Take(5).Select(one => $"\"{one}\""))}{(labels.Count > 5 ? "..." : "")}).");
        }
        return codes;
    }

    // Beyond that nobody has counted them where the data is on disk.
    private static string Count(string[] labels) => labels.Length > MostClasses ? $"more than {MostClasses:N0}" : $"{labels.Length}";

    private static string[] Sorted(string[] labels)
    {
        if (labels.Length == 2 && YesNoPair.Match(labels[0], labels[1]) is (string no, string yes)) return [no, yes];
        bool numeric = labels.All(label => TryNumber(label, out _));
        return [.. labels.OrderBy(label => numeric && TryNumber(label, out double number) ? number : 0).ThenBy(label => label, StringComparer.Ordinal)];
    }

    private static bool TryNumber(string label, out double number)
    {
        return double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }
}
