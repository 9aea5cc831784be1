using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Lossworks.Formulas;

namespace Lossworks.Specs;

/// <summary>
/// Reads the SPEC grammar:
/// <code>
/// spec  = term { ("+" | "-") term }          term  = [ number "*" ] ( named | "(" spec ")" | "formula:" formula )
/// named = name [ "(" [ name "=" value { "," name "=" value } ] ")" ]
/// value = number | word | list | spec        list  = "[" number { "," number } "]"
/// </code>
/// Names may hold hyphens, so a minus between losses stands between spaces. A formula goes on to the end, or to what closes the parentheses around it.
/// </summary>
internal sealed class SpecReader(string text)
{
    private const int DeepestNesting = 16;

    private int _at;
    private int _depth;

    internal LossSpec ReadAll()
    {
        LossSpec spec = ReadSum();
        if (Peek() != '\0')
            Fail("'+', '-' or the end");
        return spec;
    }

    private LossSpec ReadSum()
    {
        if (++_depth > DeepestNesting)
            throw new SpecException($"losses inside losses go deeper than {DeepestNesting} in '{text}'.", _at);
        var terms = ImmutableArray.CreateBuilder<LossTerm>();
        terms.AddRange(ReadTerm(1));
        while (Peek() is '+' or '-')
            terms.AddRange(ReadTerm(text[_at++] == '-' ? -1 : 1));
        _depth--;
        return new(terms.ToImmutable());
    }

    /// <summary>One term; a sum in parentheses is several.</summary>
    private ImmutableArray<LossTerm> ReadTerm(double sign)
    {
        double weight = sign;
        if (Peek() is '+' or '-' or '.' or (>= '0' and <= '9'))
        {
            weight *= ReadNumber();
            Expect('*', "'*' between the weight and its loss");
        }

        if (Peek() == '(')
        {
            _at++;
            LossSpec inner = ReadSum();
            Expect(')', "')'");
            return weight == 1 ? inner.Terms : inner.Scaled(weight).Terms;
        }

        string name = ReadName("the name of a loss");
        if (name.Equals(LossTerm.FormulaName, StringComparison.OrdinalIgnoreCase) && Peek() == ':')
            return [ReadFormula() with { Weight = weight }];
        var arguments = ImmutableSortedDictionary.CreateBuilder<string, ParameterValue>(StringComparer.Ordinal);
        if (Peek() == '(')
        {
            _at++;
            ReadArguments(name, arguments);
        }

        return [new(weight, name, arguments.ToImmutable())];
    }

    private LossTerm ReadFormula()
    {
        FormulaReader reader = new(text, _at + 1);
        Formula formula = reader.Read();
        _at = reader.At;
        return LossTerm.Of(formula);
    }

    private void ReadArguments(string loss, ImmutableSortedDictionary<string, ParameterValue>.Builder arguments)
    {
        if (Peek() == ')')
        {
            _at++;
            return;
        }

        while (true)
        {
            Peek();
            int start = _at;
            string name = ReadName($"a parameter of {loss}, written name=value").ToLowerInvariant().Replace('_', '-');
            Expect('=', $"'=' after '{name}'");
            if (!arguments.TryAdd(name, ReadValue()))
                throw new SpecException($"'{name}' is given twice at character {start + 1} of '{text}'.", start);
            if (Peek() == ')')
            {
                _at++;
                return;
            }

            Expect(',', "',' or ')'");
        }
    }

    private ParameterValue ReadValue()
    {
        char c = Peek();
        if (c == '[')
            return ReadList();
        int start = _at;
        if (c is '+' or '-' or '.' or (>= '0' and <= '9') || text.AsSpan(_at).StartsWith("infinity", StringComparison.OrdinalIgnoreCase))
        {
            double number = ReadNumber();
            if (Peek() != '*')
                return new ParameterValue.Number(number);
            _at = start;
            return new ParameterValue.Spec(ReadSum());
        }

        if (c == '(')
            return new ParameterValue.Spec(ReadSum());
        string word = ReadName("a number, a word, a list or a loss");
        if (Peek() is ',' or ')')
            return new ParameterValue.Word(word);
        _at = start;
        return new ParameterValue.Spec(ReadSum());
    }

    private ParameterValue ReadList()
    {
        _at++;
        var numbers = ImmutableArray.CreateBuilder<double>();
        while (true)
        {
            numbers.Add(ReadNumber());
            if (Peek() == ']')
            {
                _at++;
                return new ParameterValue.List(NumberList.Create(numbers.ToArray()));
            }

            Expect(',', "',' or ']'");
        }
    }

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

        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '.' || IsExponent()))
            _at++;
        if (double.TryParse(text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number))
            return number;
        _at = start;
        Fail("a number");
        return 0;
    }

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
