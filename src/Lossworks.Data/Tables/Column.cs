using System.Globalization;

namespace Lossworks.Data;

/// <summary>One column of a table: immutable, stored as numbers, as codes into a list of levels, or (yes/no) as both.</summary>
public sealed class Column
{
    private readonly double[]? _numbers;
    private readonly int[]? _codes;
    private readonly Lazy<int> _missing, _distinct;

    internal Column(string name, ColumnKind kind, double[]? numbers, int[]? codes, IReadOnlyList<string> levels)
    {
        (Name, Kind, _numbers, _codes, Levels) = (name, kind, numbers, codes, levels);
        Length = numbers?.Length ?? codes!.Length;
        _missing = new Lazy<int>(CountMissing);
        _distinct = new Lazy<int>(CountDistinct);
    }

    /// <summary>The name, as the source writes it.</summary>
    public string Name { get; }

    /// <summary>What the values mean.</summary>
    public ColumnKind Kind { get; }

    /// <summary>How many rows there are.</summary>
    public int Length { get; }

    /// <summary>Whether <see cref="Numbers"/> can be read: number, count, yes/no, date, and identifiers that are integers.</summary>
    public bool HasNumbers => _numbers is not null;

    /// <summary>Whether <see cref="Codes"/> can be read: yes/no, category, text, and identifiers that are not integers.</summary>
    public bool HasLevels => _codes is not null;

    /// <summary>Whether the column holds numbers as they are written in the source; a date does not, nor a yes/no in words.</summary>
    public bool IsNumeric => _numbers is not null && Kind != ColumnKind.Date && (Kind != ColumnKind.YesNo || Levels is ["0", "1"]);

    /// <summary>The values as numbers: NaN is missing, yes is 1 and no is 0, a date is days since 1970-01-01.</summary>
    /// <exception cref="InvalidOperationException">The column has no numbers.</exception>
    public ReadOnlySpan<double> Numbers => _numbers ?? throw new InvalidOperationException($"Column \"{Name}\" ({Kind}) has no numbers; read"
        + " Codes and Levels.");

    /// <summary>The values as indices into <see cref="Levels"/>; -1 is missing.</summary>
    /// <exception cref="InvalidOperationException">The column has no levels.</exception>
    public ReadOnlySpan<int> Codes => _codes ?? throw new InvalidOperationException($"Column \"{Name}\" ({Kind}) has no levels; read Numbers.");

    /// <summary>
    /// The distinct values, if stored as levels: no before yes; those of a category in ordinal order (the same list in every batch of a stream,
    /// also those that a batch or subset does not hold); those of texts in the order of appearance.
    /// </summary>
    public IReadOnlyList<string> Levels { get; }

    /// <summary>How many values are missing.</summary>
    public int MissingCount => _missing.Value;

    /// <summary>How many distinct values there are in these rows, missing ones aside.</summary>
    public int DistinctCount => _distinct.Value;

    /// <summary>A column of numbers; NaN is missing.</summary>
    public static Column OfNumbers(string name, ReadOnlySpan<double> values, ColumnKind kind = ColumnKind.Number)
    {
        if (kind is not (ColumnKind.Number or ColumnKind.Count or ColumnKind.Identifier))
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "A column of numbers is a number, a count or an identifier.");
        return new Column(name, kind, values.ToArray(), null, []);
    }

    /// <summary>A category (levels in ordinal order), text or identifier; null is missing.</summary>
    public static Column OfTexts(string name, IEnumerable<string?> values, ColumnKind kind = ColumnKind.Category)
    {
        if (kind is not (ColumnKind.Category or ColumnKind.Text or ColumnKind.Identifier))
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "A column of texts is a category, a text or an identifier.");
        string?[] texts = [.. values];
        string[] levels = [.. texts.OfType<string>().Distinct()];
        if (kind == ColumnKind.Category) Array.Sort(levels, StringComparer.Ordinal);
        var index = levels.Select((level, code) => (level, code)).ToDictionary(pair => pair.level, pair => pair.code);
        return new Column(name, kind, null, [.. texts.Select(text => text is null ? -1 : index[text])], levels);
    }

    /// <summary>A yes/no column; null is missing.</summary>
    public static Column OfYesNo(string name, IEnumerable<bool?> values, string no = "no", string yes = "yes")
    {
        return OfYesNo(name, [.. values.Select(value => value is null ? -1 : value.Value ? 1 : 0)], [no, yes]);
    }

    /// <summary>A column of dates; null is missing. The time zone is not looked at.</summary>
    public static Column OfDates(string name, IEnumerable<DateTime?> values)
    {
        return new Column(name, ColumnKind.Date, [.. values.Select(ToDays)], null, []);

        static double ToDays(DateTime? value)
        {
            return value is DateTime moment ? Days.FromMicroseconds((moment.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond) : double.NaN;
        }
    }

    /// <summary>Whether the value of a row is missing.</summary>
    public bool IsMissing(int row) => _codes is null ? double.IsNaN(_numbers![row]) : _codes[row] < 0;

    /// <summary>The value of a row as text (numbers so that they read back exactly, dates in ISO form); null when missing.</summary>
    public string? Text(int row)
    {
        if (IsMissing(row)) return null;
        if (_codes is not null) return Levels[_codes[row]];
        return Kind == ColumnKind.Date ? Days.Format(_numbers![row]) : _numbers![row].ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The date of a row; null when missing.</summary>
    /// <exception cref="InvalidOperationException">The column holds no dates.</exception>
    public DateTime? Date(int row)
    {
        if (Kind != ColumnKind.Date) throw new InvalidOperationException($"Column \"{Name}\" ({Kind}) holds no dates.");
        return IsMissing(row) ? null : Days.ToDate(_numbers![row]);
    }

    /// <summary>The name and kind.</summary>
    public override string ToString() => $"{Name} ({Kind}, {Length} rows)";

    internal static Column OfYesNo(string name, int[] codes, string[] levels)
    {
        return new Column(name, ColumnKind.YesNo, [.. codes.Select(code => code < 0 ? double.NaN : code)], codes, levels);
    }

    internal Column Select(ReadOnlySpan<int> rows) => new(Name, Kind, Pick(_numbers, rows), Pick(_codes, rows), Levels);

    private static T[]? Pick<T>(T[]? values, ReadOnlySpan<int> rows)
    {
        if (values is null) return null;
        var picked = new T[rows.Length];
        for (int index = 0; index < picked.Length; index++) picked[index] = values[rows[index]];
        return picked;
    }

    private int CountMissing()
    {
        int missing = 0;
        for (int row = 0; row < Length; row++) missing += IsMissing(row) ? 1 : 0;
        return missing;
    }

    private int CountDistinct()
    {
        if (_codes is not null) return _codes.Where(code => code >= 0).Distinct().Count();
        return _numbers!.Where(number => !double.IsNaN(number)).Distinct().Count();
    }
}
