namespace Lossworks.Data;

/// <summary>The column to predict, checked and described, with the rows in which it is known.</summary>
/// <example><code>
/// Target price = Target.From(houses, "Sale_Price");
/// Encoder encoder = Encoder.Fit(price.Features);
/// </code></example>
public sealed class Target
{
    private readonly double[] _numbers;
    private readonly int[] _codes;

    private Target(Column column, TargetKind kind, Table features, int[] rows, double[] numbers, int[] codes, IReadOnlyList<string> classes,
        IReadOnlyList<DataWarning> warnings)
    {
        (Column, Kind, Features, Rows, Classes, Warnings) = (column, kind, features, rows, classes, warnings);
        (_numbers, _codes) = (numbers, codes);
    }

    /// <summary>The name of the column.</summary>
    public string Name => Column.Name;

    /// <summary>The column, in the rows in which it is known.</summary>
    public Column Column { get; }

    /// <summary>What is to be predicted.</summary>
    public TargetKind Kind { get; }

    /// <summary>Whether the target is a class.</summary>
    public bool IsClass => Kind is TargetKind.Binary or TargetKind.Classes;

    /// <summary>The rest of the table, in the rows in which the target is known: the same rows as <see cref="Numbers"/> and <see cref="Codes"/>.</summary>
    public Table Features { get; }

    /// <summary>Which rows of the table those are.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>The values; of a class, its code.</summary>
    public ReadOnlySpan<double> Numbers => _numbers;

    /// <summary>The class of each row as an index into <see cref="Classes"/>; empty unless the target is a class.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    /// <summary>The labels: no before yes, numbers in numeric order, others in ordinal order; empty unless the target is a class.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>What the user should know.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; }

    /// <summary>Checks and describes the target.</summary>
    /// <param name="table">The data.</param>
    /// <param name="column">The column to predict.</param>
    /// <param name="asked">What it is; null: found by looking. Two classes are Binary, whole numbers from 0 or 1 are Count, numbers above 0 Positive.</param>
    /// <exception cref="DataException">No such column, nothing known, constant, text where numbers are wanted, or values that the kind excludes.</exception>
    public static Target From(Table table, string column, TargetKind? asked = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        Column whole = table[column];
        List<DataWarning> warnings = [];
        int[] rows = TargetRules.KnownRows(table, whole, warnings);
        Table kept = rows.Length == table.RowCount ? table : table.Select(rows);
        Column known = kept[column];
        TargetKind kind = TargetRules.KindOf(kept, known, asked);
        (int[] codes, string[] classes) = kind is TargetKind.Binary or TargetKind.Classes ? TargetClasses.Of(kept, known, kind) : ([], []);
        return Of(kept, known, kind, rows, codes, classes, warnings);
    }

    /// <summary>Checks and describes the target of a table on disk. The result holds no rows; <see cref="InBlock"/> gives those of a block.</summary>
    /// <inheritdoc cref="From(Table, string, TargetKind?)"/>
    public static Target From(SpilledTable table, string column, TargetKind? asked = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        TargetScan scan = TargetScan.Of(table, column);
        List<DataWarning> warnings = [];
        TargetRules.WarnOfMissing(scan.Missing, column, scan.MissingCount, [.. Enumerable.Range(0, scan.Missing.RowCount)], table.RowCount, warnings);
        Column values = scan.Typical[column];
        TargetKind kind = TargetRules.KindOf(scan.Typical, values, asked, scan.Counts);
        string[] classes = kind is TargetKind.Binary or TargetKind.Classes ? TargetClasses.Of(scan.Typical, values, kind).Labels : [];
        return Of(scan.Typical.Select([]), values.Select([]), kind, [], [], classes, warnings);
    }

    /// <summary>The same target in a block of the table: the rows in which it is known, which may be none. Nothing is warned of again.</summary>
    /// <exception cref="DataException">No such column, a value that the kind excludes, or a class that is not among these.</exception>
    public Target InBlock(Table block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return Within(block, TargetRules.KnownRows(block[Name]), []);
    }

    /// <summary>The same target in another table, of the same kind and with the same codes: a test file, or a batch of a stream.</summary>
    /// <exception cref="DataException">No such column, nothing known, a value that the kind excludes, or a class that is not among these.</exception>
    public Target In(Table other)
    {
        ArgumentNullException.ThrowIfNull(other);
        List<DataWarning> warnings = [];
        return Within(other, TargetRules.KnownRows(other, other[Name], warnings), warnings);
    }

    private Target Within(Table other, int[] rows, List<DataWarning> warnings)
    {
        Table kept = rows.Length == other.RowCount ? other : other.Select(rows);
        if (!IsClass && rows.Length > 0) TargetRules.RequireKind(kept, kept[Name], Kind);
        return Of(kept, kept[Name], Kind, rows, IsClass ? TargetClasses.CodesOf(kept, kept[Name], Classes) : [], Classes, warnings);
    }

    private static Target Of(Table kept, Column known, TargetKind kind, int[] rows, int[] codes, IReadOnlyList<string> classes, List<DataWarning> warnings)
    {
        double[] numbers = kind is TargetKind.Binary or TargetKind.Classes ? [.. codes.Select(code => (double)code)] : known.Numbers.ToArray();
        return new Target(known, kind, kept.Without(known.Name), rows, numbers, codes, classes, warnings);
    }
}
