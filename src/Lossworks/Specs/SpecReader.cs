using System.Collections.Immutable;
using Lossworks.Formulas;

namespace Lossworks.Specs;

/// <summary>
/// Reads the SPEC grammar:
/// <code>
/// spec  = term { ("+" | "-") term }          term  = [ open "*" ] ( named | "(" spec ")" | "formula:" formula | "{" spec { "," spec } "}" )
/// named = name [ "(" [ name "=" value { "," name "=" value } ] ")" ]
/// value = open | word | list | spec          list  = "[" number { "," number } "]"
/// open  = number | number ".." number [ "log" | "step" number ] | "{" value { "," value } "}"
/// </code>
/// Names may hold hyphens, so a minus between losses stands between spaces. A formula goes on to the end, or to what closes the parentheses around it.
/// Ranges and choices are for a search only.
/// </summary>
internal sealed partial class SpecReader(string text, bool searching = false)
{
    private const int DeepestNesting = 16;

    private readonly List<SearchHole> _holes = [];
    private readonly Stack<string> _around = [];
    private SearchCondition? _when;
    private int _at;
    private int _depth;

    internal LossSpec ReadAll() => ReadWhole()(SpecFilling.None);

    internal SearchSpec ReadSearch()
    {
        SpecPart<LossSpec> whole = ReadWhole();
        return new(text, HoleNames.Given(_holes), whole);
    }

    private SpecPart<LossSpec> ReadWhole()
    {
        SpecPart<LossSpec> spec = ReadSum();
        if (Peek() != '\0')
            Fail("'+', '-' or the end");
        return spec;
    }

    private SpecPart<LossSpec> ReadSum()
    {
        if (++_depth > DeepestNesting)
            throw new SpecException($"losses inside losses go deeper than {DeepestNesting} in '{text}'.", _at);
        List<SpecPart<LossSpec>> terms = [ReadTerm(1)];
        while (Peek() is '+' or '-')
            terms.Add(ReadTerm(text[_at++] == '-' ? -1 : 1));
        _depth--;
        return filling => new([.. terms.SelectMany(t => t(filling).Terms)]);
    }

    /// <summary>One term; a sum in parentheses is several.</summary>
    private SpecPart<LossSpec> ReadTerm(double sign)
    {
        SpecPart<double>? weight = null;
        int open = -1;
        if (Peek() is '+' or '-' or '.' or (>= '0' and <= '9'))
        {
            int before = _holes.Count;
            weight = ReadNumberOrRange(null);
            open = _holes.Count > before ? before : -1;
            Expect('*', "'*' between the weight and its loss");
        }

        SpecPart<LossSpec> loss = ReadUnweighted(out string? name);
        // Of a weight with a range the loss is known only now.
        if (open >= 0 && name is not null)
            _holes[open] = _holes[open] with { Around = [.. _holes[open].Around, name] };
        return filling => loss(filling) is var spec && sign * (weight?.Invoke(filling) ?? 1) is not 1 and var factor ? spec.Scaled(factor) : spec;
    }

    private SpecPart<LossSpec> ReadUnweighted(out string? name)
    {
        name = null;
        if (Peek() == '(')
        {
            _at++;
            SpecPart<LossSpec> inner = ReadSum();
            Expect(')', "')'");
            return inner;
        }

        if (Peek() == '{')
            return ReadChoice(null, ReadSum);
        name = ReadName("the name of a loss");
        if (name.Equals(LossTerm.FormulaName, StringComparison.OrdinalIgnoreCase) && Peek() == ':')
            return ReadFormula();
        SpecPart<ImmutableSortedDictionary<string, ParameterValue>> arguments = _ => ImmutableSortedDictionary<string, ParameterValue>.Empty.WithComparers(StringComparer.Ordinal);
        if (Peek() == '(')
        {
            _at++;
            _around.Push(name);
            arguments = ReadArguments(name);
            _around.Pop();
        }

        string loss = name;
        return filling => new([new(1, loss, arguments(filling))]);
    }

    /// <summary>A formula; in a search, its parameters with a finite range are open.</summary>
    private SpecPart<LossSpec> ReadFormula()
    {
        FormulaReader reader = new(text, _at + 1);
        int start = _at;
        Formula formula = reader.Read();
        _at = reader.At;
        if (!searching)
            return _ => new([LossTerm.Of(formula)]);
        List<(string Parameter, int Hole)> open = [];
        _around.Push(LossTerm.FormulaName);
        foreach (FormulaParameter parameter in formula.Declarations.Parameters)
        {
            if (double.IsFinite(parameter.Range.Low) && double.IsFinite(parameter.Range.High))
                open.Add((parameter.Name, AddRange(parameter.SpecName, parameter.Range.Low, parameter.Range.High, parameter.IsLog, null, start)));
        }

        _around.Pop();
        return filling => new([LossTerm.Of(open.Aggregate(formula, (f, o) => f.With(o.Parameter, filling.NumberAt(o.Hole))))]);
    }

    private SpecPart<ImmutableSortedDictionary<string, ParameterValue>> ReadArguments(string loss)
    {
        Dictionary<string, SpecPart<ParameterValue>> arguments = new(StringComparer.Ordinal);
        if (Peek() == ')')
            _at++;
        else
            ReadSome(loss, arguments);
        return filling => arguments.ToImmutableSortedDictionary(a => a.Key, a => a.Value(filling), StringComparer.Ordinal);
    }

    private void ReadSome(string loss, Dictionary<string, SpecPart<ParameterValue>> arguments)
    {
        while (true)
        {
            Peek();
            int start = _at;
            string name = ReadName($"a parameter of {loss}, written name=value").ToLowerInvariant().Replace('_', '-');
            Expect('=', $"'=' after '{name}'");
            if (!arguments.TryAdd(name, ReadValue(name)))
                throw new SpecException($"'{name}' is given twice at character {start + 1} of '{text}'.", start);
            if (Peek() == ')')
            {
                _at++;
                return;
            }

            Expect(',', "',' or ')'");
        }
    }
}
