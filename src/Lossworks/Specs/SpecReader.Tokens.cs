using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Lossworks.Specs;

/// <content>Numbers, names and characters, and how errors point at one.</content>
internal sealed partial class SpecReader
{
    private double ReadNumber()
    {
        Peek();
        int start = _at;
        if (_at < text.Length && text[_at] is '+' or '-')
            _at++;
        if (text.AsSpan(_at).StartsWith("infinity", StringComparison.OrdinalIgnoreCase))
        {
            _at += "infinity".Length;
            return text[start] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        }

        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || IsPoint() || IsExponent()))
            _at++;
        if (double.TryParse(text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number))
            return number;
        _at = start;
        Fail("a number");
        return 0;
    }

    /// <summary>A decimal point; two of them are those of a range.</summary>
    private bool IsPoint() => text[_at] == '.' && !(_at + 1 < text.Length && text[_at + 1] == '.');

    /// <summary>An e after digits, and the sign after it.</summary>
    private bool IsExponent() =>
        text[_at] is 'e' or 'E' ? _at + 1 < text.Length && (char.IsAsciiDigit(text[_at + 1]) || text[_at + 1] is '+' or '-')
        : text[_at] is '+' or '-' && _at > 0 && text[_at - 1] is 'e' or 'E';

    private string ReadName(string expected)
    {
        Peek();
        int start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '-' or '_'))
            _at++;
        if (_at == start || !char.IsAsciiLetter(text[start]))
        {
            _at = start;
            Fail(expected);
        }

        return text[start.._at];
    }

    private bool TryWord(string word)
    {
        Peek();
        int end = _at + word.Length;
        if (!text.AsSpan(_at).StartsWith(word, StringComparison.OrdinalIgnoreCase) || (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_')))
            return false;
        _at = end;
        return true;
    }

    private void Expect(char c, string expected)
    {
        if (Peek() != c)
            Fail(expected);
        _at++;
    }

    private char Peek()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
        return _at < text.Length ? text[_at] : '\0';
    }

    [DoesNotReturn]
    private void Fail(string expected)
    {
        string found = _at < text.Length ? $"'{text[_at]}'" : "the end";
        throw new SpecException($"expected {expected} but found {found} at character {_at + 1} of '{text}'.", _at);
    }
}
