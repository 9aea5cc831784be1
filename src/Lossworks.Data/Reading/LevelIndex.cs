using System.Text;

namespace Lossworks.Data;

/// <summary>Numbers the distinct texts of a column, straight from their bytes.</summary>
internal sealed class LevelIndex
{
    private const int StackLength = 256;

    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _levels = [];

    public LevelIndex(IEnumerable<string>? levels = null)
    {
        _lookup = _codes.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string level in levels ?? []) FindOrAdd(level);
    }

    public IReadOnlyList<string> Levels => _levels;

    /// <summary>Gives the memory back, but for the first level.</summary>
    public void Forget()
    {
        _levels.RemoveRange(1, _levels.Count - 1);
        _levels.TrimExcess();
        _codes.Clear();
        _codes.Add(_levels[0], 0);
        _codes.TrimExcess();
    }

    public int Find(ReadOnlySpan<byte> text)
    {
        Span<char> characters = text.Length <= StackLength ? stackalloc char[StackLength] : new char[text.Length];
        return Find(characters[..Encoding.UTF8.GetChars(text, characters)]);
    }

    public int Find(ReadOnlySpan<char> text) => _lookup.TryGetValue(text, out int code) ? code : -1;

    public int FindOrAdd(ReadOnlySpan<byte> text)
    {
        Span<char> characters = text.Length <= StackLength ? stackalloc char[StackLength] : new char[text.Length];
        return FindOrAdd(characters[..Encoding.UTF8.GetChars(text, characters)]);
    }

    public int FindOrAdd(ReadOnlySpan<char> text)
    {
        if (_lookup.TryGetValue(text, out int code)) return code;
        string level = text.ToString();
        code = _levels.Count;
        _codes.Add(level, code);
        _levels.Add(level);
        return code;
    }
}
