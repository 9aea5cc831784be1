using System.Collections.Immutable;

namespace Lossworks;

/// <summary>The parameter values of one loss: checked against its card, complete, in the card's order.</summary>
public sealed class LossArguments
{
    private readonly LossCard _card;
    private readonly ImmutableArray<ParameterValue> _values;
    private readonly LossCatalogue _catalogue;

    private LossArguments(LossCard card, ImmutableArray<ParameterValue> values, LossCatalogue catalogue) =>
        (_card, _values, _catalogue) = (card, values, catalogue);

    /// <summary>Completes given values with the card's defaults.</summary>
    /// <param name="card">Whose parameters.</param>
    /// <param name="given">By name.</param>
    /// <param name="catalogue">Where losses inside this one are looked up; the built-in one if none is given.</param>
    /// <exception cref="LossException">An unknown parameter, a missing one without default, or a value out of range.</exception>
    public static LossArguments For(LossCard card, IReadOnlyDictionary<string, ParameterValue> given, LossCatalogue? catalogue = null)
    {
        foreach (string name in given.Keys)
        {
            if (!card.Parameters.Any(p => p.Name == name))
                throw new LossException($"{card.Name} has no parameter '{name}'; {Known(card)}.");
        }

        return new(card, [.. card.Parameters.Select(p => Value(card, p, given))], catalogue ?? LossCatalogue.BuiltIn);
    }

    /// <summary>A number.</summary>
    public double Number(string name) => ((ParameterValue.Number)Of(name)).Value;

    /// <summary>A whole number.</summary>
    public int Whole(string name) => (int)Number(name);

    /// <summary>true or false.</summary>
    public bool Flag(string name) => Of(name) is ParameterValue.Word { Value: "true" };

    /// <summary>A number, or null for none.</summary>
    public double? NumberOrNone(string name) => (Of(name) as ParameterValue.Number)?.Value;

    /// <summary>A list, a number as a list of one, or none.</summary>
    public NumberList List(string name) => Of(name) switch
    {
        ParameterValue.List list => list.Values,
        ParameterValue.Number number => NumberList.Create([number.Value]),
        _ => NumberList.None,
    };

    /// <summary>A word, as the value of an enumeration that has the parameter's words as names.</summary>
    public TEnum Word<TEnum>(string name)
        where TEnum : struct, Enum
    {
        string word = ((ParameterValue.Word)Of(name)).Value;
        return Enum.GetValues<TEnum>().First(value => KebabCase.Of(value.ToString()) == word);
    }

    /// <summary>Another loss, of the same catalogue.</summary>
    public Loss Base(string name) => _catalogue.Create(BaseSpec(name));

    private Specs.LossSpec BaseSpec(string name) => Of(name) switch
    {
        ParameterValue.Spec spec => spec.Value,
        ParameterValue.Word word => Specs.LossSpec.Parse(word.Value),
        var other => throw new LossException($"{_card.Name}: '{name}' takes a loss, not {other}."),
    };

    private ParameterValue Of(string name)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            if (_card.Parameters[i].Name == name)
                return _values[i];
        }

        throw new LossException($"{_card.Name}: its card lists no parameter '{name}', but its constructor takes one.");
    }

    private static ParameterValue Value(LossCard card, ParameterCard parameter, IReadOnlyDictionary<string, ParameterValue> given)
    {
        if (given.TryGetValue(parameter.Name, out ParameterValue? value))
            return parameter.Check(card.Name, value);
        return parameter.Default
            ?? throw new LossException($"{card.Name} needs '{parameter.Name}' ({parameter.DescribeRange()}): there is no default.{Hint(parameter)}");
    }

    private static string Hint(ParameterCard parameter) => parameter.Example is { } example ? $" For example {parameter.Name}={example}." : "";

    private static string Known(LossCard card) =>
        card.Parameters.IsEmpty ? "it has none" : "it has " + string.Join(", ", card.Parameters.Select(p => p.Name));
}
