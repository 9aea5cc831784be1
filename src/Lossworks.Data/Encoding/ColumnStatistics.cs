namespace Lossworks.Data;

/// <summary>What the encoding of a column depends on, gathered block by block in memory that does not grow with the rows.</summary>
internal sealed class ColumnStatistics(Column first, EncoderOptions options)
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private double _least = double.PositiveInfinity, _most = double.NegativeInfinity;

    public string Name => first.Name;

    public ColumnKind Kind => first.Kind;

    public long Rows { get; private set; }

    public long Missing { get; private set; }

    /// <summary>Whether there are at least two distinct values.</summary>
    public bool Varies => first.HasLevels ? _counts.Count > 1 : _least < _most;

    /// <summary>Whether the middle value is wanted: of numbers and dates.</summary>
    public bool HasMedian => Kind is not ColumnKind.Identifier and not ColumnKind.YesNo && first.HasNumbers && Missing < Rows;

    /// <summary>The middle value; of two middle values their mean. Set by <see cref="MedianSearch"/>.</summary>
    public double Median { get; set; }

    /// <summary>The parts of dates that vary.</summary>
    public DateParts DateParts { get; } = new();

    /// <summary>The words of free text; null of anything else, and where texts are not wanted.</summary>
    public TextStatistics? Texts { get; } = first.Kind == ColumnKind.Text && options is { WordGrams: > 0, Raw: false } ? new TextStatistics(options) : null;

    /// <summary>No and yes.</summary>
    public (string No, string Yes) Pair => (first.Levels[0], first.Levels[1]);

    /// <summary>The levels that occur, with the number of rows.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    public long CountOf(string level) => _counts.GetValueOrDefault(level);

    public void Add(Table block, Column column)
    {
        if (column.Kind != Kind)
        {
            throw new DataException(block.PlaceOf(0, Name), $"the column holds a {column.Kind} here and a {Kind} in the first block. Read all blocks as the same"
                + " kinds (ReadOptions.Kinds).");
        }
        Rows += column.Length;
        Missing += column.MissingCount;
        if (Texts is not null) AddTexts(column);
        if (column.HasLevels) AddLevels(column);
        else AddNumbers(column.Numbers);
    }

    private void AddTexts(Column column)
    {
        for (int row = 0; row < column.Length; row++)
        {
            if (column.Text(row) is string text) Texts!.Add(text);
        }
    }

    private void AddLevels(Column column)
    {
        // Only whether there are two matters of free text and names, and the list of all would not fit.
        if (Kind is ColumnKind.Text or ColumnKind.Identifier && _counts.Count > 1) return;
        var counts = new int[column.Levels.Count];
        foreach (int code in column.Codes)
        {
            if (code >= 0) counts[code]++;
        }
        for (int code = 0; code < counts.Length; code++)
        {
            if (counts[code] > 0) _counts[column.Levels[code]] = CountOf(column.Levels[code]) + counts[code];
        }
    }

    private void AddNumbers(ReadOnlySpan<double> numbers)
    {
        foreach (double number in numbers)
        {
            if (number < _least) _least = number;
            if (number > _most) _most = number;
        }
        if (Kind == ColumnKind.Date) DateParts.Add(numbers);
    }
}
