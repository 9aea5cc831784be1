using System.Collections.Immutable;

namespace Lossworks.Formulas;

/// <summary>
/// Reads a formula and its declarations out of a text, from a place in it to the first <c>)</c>, <c>]</c>, <c>}</c> or <c>,</c> that belongs to what stands
/// around it:
/// <code>
/// formula = or { ";" declaration }                 declaration = name "=" number [ "in" range ] | ( "p" | "p1".. | "y" ) ( "is" word | "in" range )
/// or      = and { "or" and }                       and   = not { "and" not }          not  = [ "not" ] comparison
/// compare = sum { ( "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "==" | "!=" ) sum }               sum  = product { ( "+" | "-" ) product }
/// product = sign { ( "*" | "/" ) sign }            sign  = [ "-" | "+" ] power        power = whole [ "^" sign ]
/// whole   = number | name | name "(" or { "," or } ")" | "(" or ")"  { "[" or "]" }
/// range   = number ".." number | ( "[" | "(" ) number "," number ( "]" | ")" )  [ "log" ]
/// </code>
/// Depth and size are bounded, so that text from anywhere may be read.
/// </summary>
internal sealed partial class FormulaReader
{
    /// <summary>Bounds on what is read: far above what people write, far below what would hurt.</summary>
    internal const int DeepestNesting = 100, MostNodes = 2000, LongestText = 20_000;

    /// <summary>The longer ones first.</summary>
    private static readonly (string Written, string Meant)[] ComparisonSigns =
        [("<=", "<="), (">=", ">="), ("==", "=="), ("!=", "!="), ("≤", "<="), ("≥", ">="), ("≠", "!="), ("<", "<"), (">", ">")];

    private readonly Dictionary<FormulaNode, int> _places = new(ReferenceEqualityComparer.Instance);
    private readonly List<(string Name, int At)> _names = [];
    private readonly string _text;
    private readonly int _start;
    private int _at;
    private int _depth;

    /// <param name="text">Where the formula stands.</param>
    /// <param name="start">Where in it.</param>
    internal FormulaReader(string text, int start) => (_text, _start, _at) = (text, start, start);

    /// <summary>Where the formula ended, or where the mistake is.</summary>
    internal int At => _at;

    internal Formula Read()
    {
        if (_text.Length - _start > LongestText)
            throw new SpecException($"the formula has {_text.Length - _start} characters; at most {LongestText} are read.", _start);
        FormulaNode body = ReadOr();
        string written = string.Join(' ', _text[_start.._at].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Declarations declared = new();
        while (Peek() == ';')
        {
            _at++;
            if (Peek() is '\0' or ';')
                continue;
            ReadDeclaration(declared);
        }

        if (Peek() is not ('\0' or ')' or ']' or '}' or ','))
            throw Unexpected("an operator, ';' or the end");
        RequireDeclared(declared);
        FormulaTypes types = new(body, node => _places.GetValueOrDefault(node, _start), Fault);
        return new Formula(body, types.Form, declared.Complete(types, Fault)) { Written = written };
    }

    /// <summary>Reads an expression in which any name may occur, as the patterns of rewritings are written: nothing is declared, and it need be no loss.</summary>
    internal static FormulaNode ReadPart(string text)
    {
        FormulaReader reader = new(text, 0);
        FormulaNode part = reader.ReadOr();
        return reader.Peek() == '\0' ? part : throw reader.Unexpected("an operator or the end");
    }

    private FormulaNode ReadOr()
    {
        FormulaNode left = ReadAnd();
        while (TryWord("or") || TrySign("||"))
            left = Node(Operations.Or, _at, left, ReadAnd());
        return left;
    }

    private FormulaNode ReadAnd()
    {
        FormulaNode left = ReadNot();
        while (TryWord("and") || TrySign("&&"))
            left = Node(Operations.And, _at, left, ReadNot());
        return left;
    }

    private FormulaNode ReadNot()
    {
        Peek();
        int place = _at;
        return TryWord("not") || (Peek() == '!' && PeekAfter() != '=' && TrySign("!")) ? Node(Operations.Not, place, Deeper(ReadNot)) : ReadComparison();
    }

    /// <summary>A chain such as 0 &lt; y &lt; 1 is both of its comparisons.</summary>
    private FormulaNode ReadComparison()
    {
        FormulaNode left = ReadSum();
        FormulaNode? chain = null;
        while (true)
        {
            Peek();
            int place = _at;
            if (ReadComparisonSign() is not { } sign)
                break;
            FormulaNode right = ReadSum();
            FormulaNode one = sign switch
            {
                "<" => Node(Operations.Less, place, left, right),
                "<=" => Node(Operations.AtMost, place, left, right),
                ">" => Node(Operations.Less, place, right, left),
                ">=" => Node(Operations.AtMost, place, right, left),
                "==" => Node(Operations.Equal, place, left, right),
                _ => Node(Operations.Not, place, Node(Operations.Equal, place, left, right)),
            };
            chain = chain is null ? one : Node(Operations.And, place, chain, one);
            left = right;
        }

        return chain ?? left;
    }

    private string? ReadComparisonSign()
    {
        foreach ((string written, string meant) in ComparisonSigns)
        {
            if (TrySign(written))
                return meant;
        }

        if (Peek() == '=')
            throw Fault("a single '=' compares nothing in a formula: write '==' to compare, or '; name = value' to declare a parameter", _at);
        return null;
    }

    private FormulaNode ReadSum()
    {
        FormulaNode left = ReadProduct();
        while (Peek() is '+' or '-' or '−')
        {
            int place = _at;
            bool plus = _text[_at++] == '+';
            left = Node(plus ? Operations.Add : Operations.Subtract, place, left, ReadProduct());
        }

        return left;
    }

    private FormulaNode ReadProduct()
    {
        FormulaNode left = ReadSigned();
        while (Peek() is '*' or '/' or '·' or '×' or '÷')
        {
            int place = _at;
            bool times = _text[_at++] is '*' or '·' or '×';
            left = Node(times ? Operations.Multiply : Operations.Divide, place, left, ReadSigned());
        }

        return left;
    }

    /// <summary>A minus before a number is part of it; before anything else it binds weaker than a power: -x^2 = -(x^2).</summary>
    private FormulaNode ReadSigned()
    {
        Peek();
        int place = _at;
        if (TrySign("+"))
            return Deeper(ReadSigned);
        if (!TrySign("-") && !TrySign("−"))
            return ReadPower();
        FormulaNode inner = Deeper(ReadSigned);
        return inner is NumberNode { Value: >= 0 } number ? Placed(new NumberNode(-number.Value), place) : Node(Operations.Negate, place, inner);
    }

    private FormulaNode ReadPower()
    {
        FormulaNode value = ReadWhole();
        Peek();
        int place = _at;
        if (TrySign("²"))
            return Node(Operations.Power, place, value, Placed(new NumberNode(2), place));
        return TrySign("^") || TrySign("**") ? Node(Operations.Power, place, value, Deeper(ReadSigned)) : value;
    }

    private void RequireDeclared(Declarations declared)
    {
        foreach ((string name, int place) in _names)
        {
            if (declared.Has(name))
                continue;
            IReadOnlyList<string> near = name.Length < 3 ? [] : Nearest.Of(name, declared.Names.Concat(Operations.Names));
            string hint = name == "r" ? "write p - y for the residual" : $"declare it behind the formula: '; {name} = 1'";
            string other = near.Count == 0 ? "" : $", or did you mean {string.Join(" or ", near)}?";
            throw Fault($"unknown name '{name}'; {hint}{other}", place);
        }

        declared.RequireUse([.. _names.Select(n => n.Name)], Fault);
    }

    private FormulaNode Node(Operation operation, int place, params ImmutableArray<FormulaNode> arguments) =>
        Placed(new CallNode(operation, arguments), place);

    private FormulaNode Placed(FormulaNode node, int place)
    {
        _places[node] = place;
        if (_places.Count > MostNodes)
            throw Fault($"the formula has more than {MostNodes} parts", place);
        return node;
    }

    private FormulaNode Deeper(Func<FormulaNode> read)
    {
        if (++_depth > DeepestNesting)
            throw Fault($"the formula nests deeper than {DeepestNesting}", _at);
        FormulaNode node = read();
        _depth--;
        return node;
    }
}
