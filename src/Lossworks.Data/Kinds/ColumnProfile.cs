using System.Globalization;
using System.Text;
using Apache.Arrow;

namespace Lossworks.Data;

/// <summary>What a first pass over a column finds out, in bounded memory; the kind follows from it.</summary>
internal sealed class ColumnProfile(SourceColumn column, CellText cells, bool collectLevels)
{
    /// <summary>More distinct texts than this are no levels: the list would not fit a stream's memory.</summary>
    public const int MaximumLevels = 100_000;

    private const long MaximumLevelBytes = 1 << 25;

    private bool _collecting = collectLevels;
    private long _levelBytes;

    public SourceColumn Column => column;

    public long Rows { get; private set; }

    public long Missing { get; private set; }

    /// <summary>Numbers, dates, and the texts that are neither; "None" and its like are counted apart, because what they mean depends on the rest.</summary>
    public long Numbers { get; private set; }

    public long Dates { get; private set; }

    public long Texts { get; private set; }

    public long Conditional { get; private set; }

    public long DecimalCommas { get; private set; }

    public long Infinities { get; private set; }

    public long Words { get; private set; }

    public long SeveralWords { get; private set; }

    public Sighting? FirstText { get; private set; }

    public Sighting? FirstNonDate { get; private set; }

    public Sighting? FirstCode { get; private set; }

    public Sighting? FirstAmbiguousDate { get; private set; }

    public Sighting? FirstInfinity { get; private set; }

    public NumberShape Shape { get; } = new(KindRules.IsIdentifierName(column.Name));

    public LevelIndex Levels { get; } = new();

    /// <summary>Whether <see cref="Levels"/> holds every distinct text; a second pass is needed if texts turned up after numbers or dates.</summary>
    public bool LevelsComplete { get; private set; } = true;

    public bool TooManyLevels { get; private set; }

    public long Present => Rows - Missing;

    /// <summary>Whether all that is there are numbers that lose nothing by being read as such.</summary>
    public bool IsNumeric => Numbers > 0 && Dates == 0 && Texts == 0 && FirstCode is null;

    public bool IsDate => Dates > 0 && Numbers == 0 && Texts == 0;

    public void Add(IArrowArray values)
    {
        switch (values)
        {
            case StringArray texts:
                AddTexts(texts);
                break;
            case DoubleArray numbers:
                for (int index = 0; index < numbers.Length; index++) AddNumber(numbers.GetValue(index) ?? double.NaN);
                break;
            case Int64Array moments:
                for (int index = 0; index < moments.Length; index++) AddMoment(moments.GetValue(index));
                break;
            default:
                throw new NotSupportedException($"DuckDB handed over an unexpected type, {values.GetType().Name}, for the column \"{column.Name}\".");
        }
    }

    private void AddTexts(StringArray texts)
    {
        ReadOnlySpan<int> offsets = texts.ValueOffsets;
        ReadOnlySpan<byte> bytes = texts.Values;
        // A null has no bytes, and so is missing like an empty cell.
        for (int index = 0; index < texts.Length; index++) AddText(bytes[offsets[index]..offsets[index + 1]]);
    }

    private void AddText(ReadOnlySpan<byte> cell)
    {
        ReadOnlySpan<byte> text = CellText.Trim(cell);
        if (cells.IsMissing(text))
        {
            Missing++;
            Rows++;
            return;
        }
        if (cells.TryNumber(text, out double number)) SeeNumber(number, text);
        else if (CellText.IsConditionallyMissing(text)) Conditional++;
        else SeeText(text);
        Collect(text);
        Rows++;
    }

    private void AddNumber(double number)
    {
        if (double.IsNaN(number)) Missing++;
        else SeeNumber(number, default);
        if (_collecting && !double.IsNaN(number)) CollectLevel(Encoding.UTF8.GetBytes(number.ToString("R", CultureInfo.InvariantCulture)));
        Rows++;
    }

    private void AddMoment(long? microseconds)
    {
        if (microseconds is null) Missing++;
        else Dates++;
        if (_collecting && microseconds is long known) CollectLevel(Encoding.UTF8.GetBytes(Days.Format(Days.FromMicroseconds(known))));
        Rows++;
    }

    private void SeeNumber(double number, ReadOnlySpan<byte> text)
    {
        Numbers++;
        if (double.IsInfinity(number))
        {
            Infinities++;
            FirstInfinity ??= new Sighting(Rows, number > 0 ? "infinity" : "-infinity");
            return;
        }
        Shape.Add(number);
        if (CellText.IsCode(text)) FirstCode ??= See(text);
    }

    private void SeeText(ReadOnlySpan<byte> text)
    {
        Span<char> characters = stackalloc char[40];
        bool isShort = text.Length <= characters.Length;
        ReadOnlySpan<char> shortText = isShort ? characters[..Encoding.UTF8.GetChars(text, characters)] : [];
        // Once a text is no date, the column is none, and nothing more needs to be tried.
        if (Texts == 0 && isShort && Days.TryParse(shortText, out _))
        {
            Dates++;
            FirstText ??= See(text);
            return;
        }
        Texts++;
        FirstText ??= See(text);
        FirstNonDate ??= See(text);
        if (isShort && Days.LooksAmbiguous(shortText)) FirstAmbiguousDate ??= See(text);
        if (CellText.HasDecimalComma(text)) DecimalCommas++;
    }

    private void Collect(ReadOnlySpan<byte> text)
    {
        if (!_collecting && (Texts > 0 || FirstCode is not null))
        {
            _collecting = true;
            LevelsComplete = Present == 0;
        }
        if (!_collecting) return;
        int words = CountWords(text);
        Words += words;
        if (words > 1) SeveralWords++;
        CollectLevel(text);
    }

    private void CollectLevel(ReadOnlySpan<byte> text)
    {
        if (TooManyLevels) return;
        int known = Levels.Levels.Count;
        if (Levels.FindOrAdd(text) == known) _levelBytes += text.Length;
        TooManyLevels = Levels.Levels.Count > MaximumLevels || _levelBytes > MaximumLevelBytes;
        if (TooManyLevels) Levels.Forget();
    }

    private static int CountWords(ReadOnlySpan<byte> text)
    {
        int words = 0;
        bool inside = false;
        foreach (byte letter in text)
        {
            bool space = letter is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r';
            if (!space && !inside) words++;
            inside = !space;
        }
        return words;
    }

    private Sighting See(ReadOnlySpan<byte> text) => new(Rows, Encoding.UTF8.GetString(text));
}
