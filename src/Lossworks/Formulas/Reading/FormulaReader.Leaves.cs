using System.Collections.Immutable;
using System.Globalization;

namespace Lossworks.Formulas;

/// <content>Numbers, names, calls and what stands in parentheses.</content>
internal sealed partial class FormulaReader
{
    private FormulaNode ReadWhole()
    {
        FormulaNode value = ReadLeaf();
        while (Peek() == '[')
        {
            int place = _at++;
            FormulaNode index = Deeper(ReadOr);
            Expect(']', "']'");
            value = Node(Operations.Pick, place, value, index);
        }

        return value;
    }

    private FormulaNode ReadLeaf()
    {
        char c = Peek();
        int place = _at;
        if (c == '(')
        {
            _at++;
            FormulaNode inner = Deeper(ReadOr);
            Expect(')', "')'");
            return inner;
        }

        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(PeekAfter())))
            return ReadNumberLeaf();
        if (!char.IsAsciiLetter(c) && c != '_')
            throw Unexpected("a number, a name or '('");
        string name = ReadName();
        if (name is "and" or "or" or "not")
            throw Fault($"expected a number, a name or '(' but found '{name}'", place);
        return Peek() == '(' ? ReadCall(name, place) : Named(name, place);
    }

    private FormulaNode ReadNumberLeaf()
    {
        int place = _at;
        FormulaNode number = Placed(new NumberNode(ReadNumber()), place);
        if (char.IsAsciiLetter(Peek()) && !IsWordHere("and") && !IsWordHere("or"))
            throw Fault($"a product needs its sign: write {_text[place.._at].Trim()}*{_text[_at]}", _at);
        return number;
    }

    private FormulaNode ReadCall(string name, int place)
    {
        Operation operation = Operations.Find(name) ?? throw UnknownFunction(name, place);
        _at++;
        var arguments = ImmutableArray.CreateBuilder<FormulaNode>();
        if (Peek() != ')')
        {
            arguments.Add(Deeper(ReadOr));
            while (TrySign(","))
                arguments.Add(Deeper(ReadOr));
        }

        if (Peek() != ')')
            throw Unexpected("',' or ')'");
        _at++;
        if (arguments.Count < operation.Least || arguments.Count > operation.Most)
        {
            string takes = operation.Least == operation.Most ? $"{operation.Least}" : $"{operation.Least} to {operation.Most}";
            throw Fault($"{operation.Name} takes {takes} argument{(operation.Most == 1 ? "" : "s")}, not {arguments.Count} ({operation.Summary})", place);
        }

        return Node(operation, place, arguments.ToImmutable());
    }

    private SpecException UnknownFunction(string name, int place)
    {
        if (name is "if" or "iif" or "select")
            return Fault($"there is no function '{name}': write where(condition, then, otherwise)", place);
        if (Inputs(name) is not null || name == "pi")
            return Fault($"'{name}' is no function: write {name}*( for a product", place);
        if (LossHere(place) is { } loss)
            return Fault(ALossOutside(loss), place);
        IReadOnlyList<string> near = Nearest.Of(name, Operations.Names);
        string help = near.Count == 0 ? "there are " + string.Join(", ", Operations.Named.Select(o => o.Name)) : $"did you mean {string.Join(" or ", near)}?";
        return Fault($"there is no function '{name}': {help}", place);
    }

    private FormulaNode Named(string name, int place)
    {
        if (name == "pi")
            return Placed(new NumberNode(Math.PI), place);
        if (Inputs(name) is { } input)
            return Placed(input, place);
        if (LossHere(place) is { } loss)
            throw Fault(ALossOutside(loss), place);
        if (Operations.Find(name) is { } operation)
            throw Fault($"'{name}' is a function: write {name}({(operation.Least == 1 ? "x" : "...")})", place);
        _names.Add((name, place));
        return Placed(new ParameterNode(name), place);
    }

    /// <summary>The loss of the catalogue whose name, hyphens and all, begins here; not what a declaration may give a meaning.</summary>
    private string? LossHere(int place)
    {
        int end = place;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] is '_' or '-'))
            end++;
        string name = _text[place..end].TrimEnd('-');
        return name.Length > 3 && !IsDeclaredLater(name) && LossCatalogue.BuiltIn.TryFind(name) is { } entry ? entry.Card.Name : null;
    }

    private bool IsDeclaredLater(string name)
    {
        int semicolon = _text.IndexOf(';', _at);
        return semicolon >= 0 && _text.AsSpan(semicolon).Contains(name, StringComparison.OrdinalIgnoreCase);
    }

    private static string ALossOutside(string loss) =>
        $"{loss} is a loss, and formulas are made of functions: to add losses to a formula put it in parentheses, as in (formula: ...) + {loss}";

    /// <summary>What a name stands for, if it is one of those that every formula knows.</summary>
    internal static InputNode? Inputs(string name) => name switch
    {
        "p" => new(FormulaInput.Prediction),
        "y" => new(FormulaInput.Target),
        "w" => new(FormulaInput.Weight),
        "classes" => new(FormulaInput.Classes),
        ['p', >= '1' and <= '9', ..] when int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int output) && output <= 32 =>
            new(FormulaInput.Output, output - 1),
        _ => null,
    };
}
