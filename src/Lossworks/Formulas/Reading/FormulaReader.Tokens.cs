using System.Globalization;

namespace Lossworks.Formulas;

/// <content>Characters, words and numbers; declarations; and how errors point at a character.</content>
internal sealed partial class FormulaReader
{
    private void ReadDeclaration(Declarations declared)
    {
        Peek();
        int place = _at;
        if (!char.IsAsciiLetter(Peek()) && Peek() != '_')
            throw Unexpected("a declaration: name = value, p is WORD, or y in LOW..HIGH");
        string name = ReadName();
        InputNode? input = Inputs(name);
        if (input is { Input: FormulaInput.Weight or FormulaInput.Classes } || name == "pi" || Operations.Find(name) is not null)
            throw Fault($"'{name}' has a meaning of its own and cannot be declared: choose another name", place);
        if (input is null)
        {
            Expect('=', $"'=' after the parameter '{name}'");
            double value = ReadSignedNumber();
            if (Peek() == '.' && PeekAfter() == '.')
                throw Fault($"a parameter needs its value before its range: {name} = {ParameterValue.Text(value)} in {ParameterValue.Text(value)}..", _at);
            (Interval range, bool log) = TryWord("in") ? ReadRange() : (Interval.Real, false);
            declared.Add(new(name, value, range, log), place, Fault);
        }
        else if (TryWord("in"))
        {
            declared.Restrict(input, ReadRange().Range, place, Fault);
        }
        else if (TryWord("is"))
        {
            Peek();
            int at = _at;
            declared.Describe(input, ReadHyphenated(), place, at, Fault);
        }
        else
        {
            throw Unexpected($"'is' or 'in' after '{name}'");
        }
    }

    private (Interval Range, bool Log) ReadRange()
    {
        Peek();
        int place = _at;
        Interval range = Peek() is '[' or '(' ? ReadBracketed() : ReadDotted();
        if (!(range.Low < range.High))
            throw Fault($"the range ends at {range.High:R}, below its beginning {range.Low:R}", place);
        bool log = TryWord("log");
        if (log && !(range.Low >= 0))
            throw Fault("a range on a log scale begins at 0 or above", place);
        return (range, log);
    }

    private Interval ReadDotted()
    {
        double low = ReadSignedNumber();
        if (!TrySign(".."))
            throw Unexpected("'..' between the ends of a range");
        return new(low, ReadSignedNumber());
    }

    private Interval ReadBracketed()
    {
        bool lowOpen = _text[_at++] == '(';
        double low = ReadSignedNumber();
        Expect(',', "',' between the ends of a range");
        double high = ReadSignedNumber();
        if (Peek() is not (']' or ')'))
            throw Unexpected("']' or ')' at the end of a range");
        return new(low, high, lowOpen || double.IsInfinity(low), _text[_at++] == ')' || double.IsInfinity(high));
    }

    private double ReadSignedNumber()
    {
        bool negative = Peek() is '-' or '−';
        if (negative || Peek() == '+')
            _at++;
        Peek();
        if (TryWord("inf") || TryWord("infinity"))
            return negative ? double.NegativeInfinity : double.PositiveInfinity;
        if (!char.IsAsciiDigit(Peek()) && Peek() != '.')
            throw Unexpected("a number");
        double number = ReadNumber();
        return negative ? -number : number;
    }

    private double ReadNumber()
    {
        int place = _at;
        SkipDigits();

        // Two dots are those of a range.
        if (_at < _text.Length && _text[_at] == '.' && PeekAfter() != '.')
        {
            _at++;
            SkipDigits();
        }

        int exponent = _at + 1 < _text.Length && _text[_at + 1] is '+' or '-' ? 2 : 1;
        if (_at < _text.Length && _text[_at] is 'e' or 'E' && _at + exponent < _text.Length && char.IsAsciiDigit(_text[_at + exponent]))
        {
            _at += exponent;
            SkipDigits();
        }

        return double.TryParse(_text.AsSpan(place, _at - place), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : throw Fault($"'{_text[place.._at]}' is no finite number", place);
    }

    private void SkipDigits()
    {
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
            _at++;
    }

    /// <summary>Names are the same in any case.</summary>
    private string ReadName()
    {
        Peek();
        int place = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '_'))
            _at++;
        return _text[place.._at].ToLowerInvariant();
    }

    private string ReadHyphenated()
    {
        int place = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '-' or '_'))
            _at++;
        return _text[place.._at].ToLowerInvariant().Replace('_', '-');
    }

    private bool TryWord(string word)
    {
        Peek();
        if (!IsWordHere(word))
            return false;
        _at += word.Length;
        return true;
    }

    private bool IsWordHere(string word)
    {
        int end = _at + word.Length;
        return _text.AsSpan(_at).StartsWith(word, StringComparison.OrdinalIgnoreCase)
            && !(end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] == '_'));
    }

    private bool TrySign(string sign)
    {
        Peek();
        if (!_text.AsSpan(_at).StartsWith(sign, StringComparison.Ordinal))
            return false;
        _at += sign.Length;
        return true;
    }

    private void Expect(char c, string expected)
    {
        if (Peek() != c)
            throw Unexpected(expected);
        _at++;
    }

    private char Peek()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
        return _at < _text.Length ? _text[_at] : '\0';
    }

    private char PeekAfter() => _at + 1 < _text.Length ? _text[_at + 1] : '\0';

    internal SpecException Unexpected(string expected)
    {
        string found = Peek() == '\0' ? "the end" : $"'{_text[_at]}'";
        string hint = Peek() switch
        {
            '?' => "; write where(condition, then, otherwise)",
            '|' => "; write abs(x)",
            _ => "",
        };
        return Fault($"expected {expected} but found {found}{hint}", _at);
    }

    /// <summary>The message, and below it the text with a mark under the character.</summary>
    private SpecException Fault(string message, int place)
    {
        const int Around = 60;
        int from = Math.Max(0, place - Around), to = Math.Min(_text.Length, place + Around);
        string part = string.Concat(_text[from..to].Select(c => char.IsControl(c) ? ' ' : c));
        string before = from > 0 ? "..." : "", after = to < _text.Length ? "..." : "";
        return new($"{message}, at character {place + 1}:\n  {before}{part}{after}\n  {new string(' ', before.Length + place - from)}^", place);
    }
}
