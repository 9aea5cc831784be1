using System.Collections.Immutable;

namespace Lossworks.Formulas;

/// <summary>What stands behind a formula, as it is read.</summary>
internal sealed class Declarations
{
    private readonly List<(FormulaParameter Parameter, int Place)> _parameters = [];
    private readonly Dictionary<InputNode, (Description Text, int Place)> _descriptions = [];

    internal IEnumerable<string> Names => _parameters.Select(p => p.Parameter.Name);

    internal bool Has(string name) => _parameters.Any(p => p.Parameter.Name == name);

    internal void Add(FormulaParameter parameter, int place, Func<string, int, SpecException> fault)
    {
        if (Has(parameter.Name))
            throw fault($"'{parameter.Name}' is declared twice", place);
        if (!double.IsFinite(parameter.Value) || !parameter.Range.Contains(parameter.Value))
        {
            string range = parameter.Range == Interval.Real ? "finite" : parameter.Range.Describe(parameter.Name);
            throw fault($"'{parameter.Name}' must be {range}, not {ParameterValue.Text(parameter.Value)}", place);
        }


        _parameters.Add((parameter, place));
    }

    internal void Restrict(InputNode input, Interval range, int place, Func<string, int, SpecException> fault) =>
        Note(input, new(null, range), place, fault);

    internal void Describe(InputNode input, string word, int place, int placeOfWord, Func<string, int, SpecException> fault)
    {
        ImmutableArray<string> known = input.Input == FormulaInput.Target ? TargetWords.All : OutputWords.All;
        if (!known.Contains(word))
            throw fault($"'{input}' cannot be '{word}': it is one of {string.Join(", ", known)}", placeOfWord);
        Note(input, new(word, null), place, fault);
    }

    /// <summary>Every parameter that is declared must occur, or a mistyped name would go unnoticed.</summary>
    internal void RequireUse(ImmutableArray<string> used, Func<string, int, SpecException> fault)
    {
        foreach ((FormulaParameter parameter, int place) in _parameters)
        {
            if (!used.Contains(parameter.Name))
                throw fault($"'{parameter.Name}' is declared but does not occur in the formula", place);
        }
    }

    internal FormulaDeclarations Complete(FormulaTypes types, Func<string, int, SpecException> fault)
    {
        foreach ((InputNode input, (_, int place)) in _descriptions)
        {
            bool occurs = input.Input switch
            {
                FormulaInput.Target => types.Form.HasTarget,
                FormulaInput.Output => types.Form.Shape == FormulaShape.Outputs && input.Index < types.Form.Outputs,
                _ => types.Form.Shape != FormulaShape.Outputs,
            };
            if (!occurs)
                throw fault($"'{input}' does not occur in the formula", place);
            if (input.Input == FormulaInput.Target && types.Form.TargetIsClass)
                throw fault("y is a class here, because of p[y] or onehot(y)", place);
        }

        return new([.. _parameters.Select(p => p.Parameter)], _descriptions.ToImmutableDictionary(d => d.Key, d => d.Value.Text));
    }

    private void Note(InputNode input, Description more, int place, Func<string, int, SpecException> fault)
    {
        Description known = _descriptions.TryGetValue(input, out (Description Text, int Place) found) ? found.Text : new(null, null);
        if ((known.Word is not null && more.Word is not null) || (known.Range is not null && more.Range is not null))
            throw fault($"'{input}' is declared twice", place);
        _descriptions[input] = (new(more.Word ?? known.Word, more.Range ?? known.Range), place);
    }
}
