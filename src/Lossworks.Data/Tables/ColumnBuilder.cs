using System.Globalization;
using System.Text;
using Apache.Arrow;

namespace Lossworks.Data;

/// <summary>Collects the values of one column, batch by batch, into their final storage.</summary>
internal abstract class ColumnBuilder
{
    public static ColumnBuilder For(ColumnSchema schema, CellText cells, string source, int rows) => schema switch
    {
        { AsNumbers: true } => new NumberBuilder(schema, cells, rows),
        { Kind: ColumnKind.Date } => new DateBuilder(schema, cells, rows),
        _ => new LevelBuilder(schema, cells, source, rows),
    };

    /// <summary>Adds values of an Arrow array.</summary>
    public void Append(IArrowArray values, int from, int count)
    {
        switch (values)
        {
            case StringArray texts:
                ReadOnlySpan<int> offsets = texts.ValueOffsets;
                ReadOnlySpan<byte> bytes = texts.Values;
                for (int index = from; index < from + count; index++) AddText(bytes[offsets[index]..offsets[index + 1]]);
                break;
            case DoubleArray numbers:
                for (int index = from; index < from + count; index++) AddNumber(numbers.GetValue(index) ?? double.NaN);
                break;
            case Int64Array moments:
                for (int index = from; index < from + count; index++) AddMoment(moments.GetValue(index));
                break;
        }
    }

    /// <summary>The column, complete.</summary>
    public abstract Column Build();

    protected abstract void AddText(ReadOnlySpan<byte> cell);

    protected abstract void AddNumber(double number);

    protected abstract void AddMoment(long? microseconds);

    private sealed class NumberBuilder(ColumnSchema schema, CellText cells, int rows) : ColumnBuilder
    {
        private readonly double[] _numbers = new double[rows];
        private int _next;

        public override Column Build() => new(schema.Column.Name, schema.Kind, _numbers, null, []);

        protected override void AddText(ReadOnlySpan<byte> cell)
        {
            ReadOnlySpan<byte> text = CellText.Trim(cell);
            AddNumber(!cells.IsMissing(text) && cells.TryNumber(text, out double number) ? number : double.NaN);
        }

        protected override void AddNumber(double number) => _numbers[_next++] = double.IsFinite(number) ? number : double.NaN;

        protected override void AddMoment(long? microseconds) => AddNumber(double.NaN);
    }

    private sealed class DateBuilder(ColumnSchema schema, CellText cells, int rows) : ColumnBuilder
    {
        private readonly double[] _days = new double[rows];
        private int _next;

        public override Column Build() => new(schema.Column.Name, schema.Kind, _days, null, []);

        protected override void AddText(ReadOnlySpan<byte> cell)
        {
            ReadOnlySpan<byte> text = CellText.Trim(cell);
            Span<char> characters = stackalloc char[40];
            bool readable = text.Length <= characters.Length && !cells.IsMissing(text);
            _days[_next++] = readable && Days.TryParse(characters[..Encoding.UTF8.GetChars(text, characters)], out double days) ? days : double.NaN;
        }

        protected override void AddNumber(double number) => _days[_next++] = double.NaN;

        protected override void AddMoment(long? microseconds) => _days[_next++] = microseconds is long known ? Days.FromMicroseconds(known) : double.NaN;
    }

    private sealed class LevelBuilder(ColumnSchema schema, CellText cells, string source, int rows) : ColumnBuilder
    {
        private readonly LevelIndex _index = new(schema.Levels);
        private readonly int[] _codes = new int[rows];
        private int _next;

        public override Column Build()
        {
            return schema.Kind == ColumnKind.YesNo
                ? Column.OfYesNo(schema.Column.Name, _codes, schema.Levels!)
                : new Column(schema.Column.Name, schema.Kind, null, _codes, [.. _index.Levels]);
        }

        protected override void AddText(ReadOnlySpan<byte> cell)
        {
            ReadOnlySpan<byte> text = CellText.Trim(cell);
            _codes[_next++] = cells.IsMissing(text) ? -1 : CodeOf(text);
        }

        protected override void AddNumber(double number)
        {
            _codes[_next++] = double.IsNaN(number) ? -1 : CodeOf(Encoding.UTF8.GetBytes(number.ToString("R", CultureInfo.InvariantCulture)));
        }

        protected override void AddMoment(long? microseconds)
        {
            _codes[_next++] = microseconds is long known ? CodeOf(Encoding.UTF8.GetBytes(Days.Format(Days.FromMicroseconds(known)))) : -1;
        }

        private int CodeOf(ReadOnlySpan<byte> text)
        {
            if (schema.Levels is null) return _index.FindOrAdd(text);
            int code = _index.Find(text);
            if (code >= 0) return code;
            string value = Encoding.UTF8.GetString(text);
            if (schema.Kind == ColumnKind.YesNo) code = YesNo(value, text);
            return code >= 0 ? code : throw new DataException(source, $"\"{value}\" was not there in the first pass: the file changed while it was read.",
                column: schema.Column.Name);
        }

        // The pair may be written in several ways: Yes, yes and YES; 1 and 1.0. "None" and its like are missing in a column of 0 and 1.
        private int YesNo(string value, ReadOnlySpan<byte> text)
        {
            if (YesNoPair.Value(value) is int known) return known;
            if (cells.TryNumber(text, out double number) && number is 0 or 1) return (int)number;
            return -1;
        }
    }
}
