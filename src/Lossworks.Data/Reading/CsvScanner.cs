namespace Lossworks.Data;

/// <summary>
/// Walks through the records of a separated text file and knows the line of each. DuckDB does the reading; this finds the header, the
/// separator, and after a failure the exact place, which DuckDB counts in records rather than lines.
/// </summary>
internal sealed class CsvScanner(Stream stream, byte delimiter, bool skipBlank) : IDisposable
{
    private const byte Quote = (byte)'"';

    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly List<int> _ends = [];
    private readonly List<long> _lines = [];
    private byte[] _bytes = new byte[1 << 10];
    private int _length, _position, _filled;
    private long _nextLine = 1;
    private bool _started;

    /// <summary>The line on which the current record starts, from 1.</summary>
    public long Line { get; private set; }

    public int FieldCount => _ends.Count;

    /// <summary>The bytes of the fields of the current record.</summary>
    public int Length => _length;

    /// <summary>Whether the current record ran to the end of the file inside a quoted field.</summary>
    public bool IsUnterminated { get; private set; }

    /// <summary>The field whose closing quote is followed by something else than a separator, or -1.</summary>
    public int BrokenField { get; private set; }

    /// <summary>How the current record ended: "\n", "\r\n", "\r", or "" at the end of the file.</summary>
    public string Ending { get; private set; } = "";

    public ReadOnlySpan<byte> Field(int index) => _bytes.AsSpan((index == 0 ? 0 : _ends[index - 1])..(_ends[index]));

    /// <summary>The line on which a field of the current record starts.</summary>
    public long LineOf(int field) => _lines[field];

    /// <summary>Goes to the next record; false at the end of the file.</summary>
    public bool Next()
    {
        if (!_started) SkipMark();
        _started = true;
        while (ReadRecord())
        {
            if (!skipBlank || FieldCount > 1 || _length > 0) return true;
        }
        return false;
    }

    public void Dispose() => stream.Dispose();

    private bool ReadRecord()
    {
        _ends.Clear();
        _lines.Clear();
        _length = 0;
        (Line, IsUnterminated, BrokenField, Ending) = (_nextLine, false, -1, "");
        if (Peek() < 0) return false;
        while (ReadField())
        {
        }
        return true;
    }

    /// <summary>Reads one field with what ends it; true when another field of the record follows.</summary>
    private bool ReadField()
    {
        _lines.Add(_nextLine);
        if (Peek() == Quote) ReadQuoted();
        while (true)
        {
            int next = Take();
            if (next == delimiter || next < 0 || next is '\n' or '\r')
            {
                _ends.Add(_length);
                if (next == delimiter) return true;
                EndRecord(next);
                return false;
            }
            Keep((byte)next);
        }
    }

    private void ReadQuoted()
    {
        Take();
        while (true)
        {
            int next = Take();
            if (next < 0)
            {
                IsUnterminated = true;
                return;
            }
            if (next == Quote)
            {
                int after = Peek();
                if (after != Quote)
                {
                    if (after >= 0 && after != delimiter && after is not ('\n' or '\r') && BrokenField < 0) BrokenField = FieldCount;
                    return;
                }
                Take();
            }
            if (next == '\n' || (next == '\r' && Peek() != '\n')) _nextLine++;
            Keep((byte)next);
        }
    }

    private void EndRecord(int ending)
    {
        if (ending < 0) return;
        _nextLine++;
        if (ending == '\r' && Peek() == '\n')
        {
            Take();
            Ending = "\r\n";
            return;
        }
        Ending = ending == '\n' ? "\n" : "\r";
    }

    private void SkipMark()
    {
        Peek();
        if (_buffer.AsSpan(0, _filled).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) _position = 3;
    }

    private void Keep(byte value)
    {
        if (_length == _bytes.Length) Array.Resize(ref _bytes, 2 * _length);
        _bytes[_length++] = value;
    }

    private int Peek()
    {
        if (_position < _filled) return _buffer[_position];
        _position = 0;
        _filled = stream.ReadAtLeast(_buffer, 16, throwOnEndOfStream: false);
        return _filled == 0 ? -1 : _buffer[0];
    }

    private int Take()
    {
        int next = Peek();
        if (next >= 0) _position++;
        return next;
    }
}
