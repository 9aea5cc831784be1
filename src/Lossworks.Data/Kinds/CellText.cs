using System.Globalization;
using System.Text;

namespace Lossworks.Data;

/// <summary>What the text of one cell is: missing, a number, or something else. One reading for CSV, JSON, Parquet and SQL alike.</summary>
internal sealed class CellText
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private const int LongestNumber = 64;

    // Missing only where everything else is a number or a date: "None" is a good level of a category ("no masonry veneer").
    private static readonly byte[][] ConditionalTokens = ["None"u8.ToArray(), "none"u8.ToArray(), "-"u8.ToArray(), "."u8.ToArray()];

    private readonly byte[][] _missing;
    private readonly int _longestToken;
    private readonly bool _decimalComma;

    public CellText(IEnumerable<string> missingTokens, bool decimalComma)
    {
        _missing = [.. missingTokens.Where(token => token.Length > 0).Select(Encoding.UTF8.GetBytes)];
        _longestToken = _missing.Select(token => token.Length).DefaultIfEmpty(0).Max();
        _decimalComma = decimalComma;
    }

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell) => cell.Trim(" \t\r\n"u8);

    /// <summary>Whether a trimmed cell says that there is no value.</summary>
    public bool IsMissing(ReadOnlySpan<byte> trimmed) => trimmed.Length == 0 || (trimmed.Length <= _longestToken && IsOneOf(_missing, trimmed));

    /// <summary>Whether a trimmed cell says that there is no value if the column holds numbers or dates.</summary>
    public static bool IsConditionallyMissing(ReadOnlySpan<byte> trimmed) => trimmed.Length is 1 or 4 && IsOneOf(ConditionalTokens, trimmed);

    /// <summary>Whether a trimmed cell is an integer with a zero before another digit: a code, whose zeros a number would lose.</summary>
    public static bool IsCode(ReadOnlySpan<byte> trimmed)
    {
        return trimmed.Length > 1 && trimmed[0] == (byte)'0' && !trimmed.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    /// <summary>Whether a trimmed cell would be a number if commas were decimal points.</summary>
    public static bool HasDecimalComma(ReadOnlySpan<byte> trimmed)
    {
        return trimmed.Length <= LongestNumber && trimmed.Contains((byte)',') && TryWithComma(trimmed, out _);
    }

    /// <summary>Reads a trimmed cell as a number: invariant culture, no thousands separators; infinity is read as such.</summary>
    public bool TryNumber(ReadOnlySpan<byte> trimmed, out double number)
    {
        number = 0;
        if (trimmed.Length is 0 or > LongestNumber) return false;
        byte first = trimmed[0];
        if (first is >= (byte)'0' and <= (byte)'9' or (byte)'-' or (byte)'+' or (byte)'.' or (byte)',')
        {
            if (!_decimalComma && first != (byte)',' && double.TryParse(trimmed, Plain, CultureInfo.InvariantCulture, out number)) return true;
            if (_decimalComma && TryWithComma(trimmed, out number)) return true;
        }
        return TryInfinity(trimmed, out number);
    }

    private static bool TryWithComma(ReadOnlySpan<byte> trimmed, out double number)
    {
        Span<byte> copy = stackalloc byte[LongestNumber];
        trimmed.CopyTo(copy);
        copy[..trimmed.Length].Replace((byte)',', (byte)'.');
        return double.TryParse(copy[..trimmed.Length], Plain, CultureInfo.InvariantCulture, out number);
    }

    private static bool TryInfinity(ReadOnlySpan<byte> trimmed, out double number)
    {
        bool negative = trimmed[0] == (byte)'-';
        ReadOnlySpan<byte> rest = trimmed[0] is (byte)'-' or (byte)'+' ? trimmed[1..] : trimmed;
        number = negative ? double.NegativeInfinity : double.PositiveInfinity;
        return Ascii.EqualsIgnoreCase(rest, "inf"u8) || Ascii.EqualsIgnoreCase(rest, "infinity"u8);
    }

    private static bool IsOneOf(byte[][] tokens, ReadOnlySpan<byte> trimmed)
    {
        foreach (byte[] token in tokens)
        {
            if (trimmed.SequenceEqual(token)) return true;
        }
        return false;
    }
}
