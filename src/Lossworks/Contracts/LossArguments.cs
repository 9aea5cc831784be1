using System.Collections.Immutable;

namespace Lossworks;

/// <summary>The parameter values of one loss: checked against its card, complete, in the card's order.</summary>
public sealed class LossArguments
{
    private readonly LossCard _card;
    private readonly ImmutableArray<ParameterValue> _values;

    private LossArguments(LossCard card, ImmutableArray<ParameterValue> values) => (_card, _values) = (card, values);

    /// <summary>Completes given values with the card's defaults.</summary>
    /// <exception cref="LossException">An unknown parameter, a missing one without default, or a value out of range.</exception>
    public static LossArguments For(LossCard card, IReadOnlyDictionary<string, ParameterValue> given)
    {
        foreach (string name in given.Keys)
        {
            if (!card.Parameters.Any(p => p.Name == name))
                throw new LossException($"{card.Name} has no parameter '{name}'; {Known(card)}.");
        }

        return new(card, [.. card.Parameters.Select(p => Value(card, p, given))]);
    }

    /// <summary>A number.</summary>
    public double Number(string name) => ((ParameterValue.Number)Of(name)).Value;

    /// <summary>A whole number.</summary>
    public int Whole(string name) => (int)Number(name);

    /// <summary>true or false.</summary>
    public bool Flag(string name) => Of(name) is ParameterValue.Word { Value: "true" };

    /// <summary>A number, or null for none.</summary>
    public double? NumberOrNone(string name) => (Of(name) as ParameterValue.Number)?.Value;

    /// <summary>A list, or none.</summary>
    public NumberList List(string name) => Of(name) is ParameterValue.List list ? list.Values : NumberList.None;

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
            ?? throw new LossException($"{card.Name} needs '{parameter.Name}' ({parameter.DescribeRange()}): there is no default.");
    }

    private static string Known(LossCard card) =>
        card.Parameters.IsEmpty ? "it has none" : "it has " + string.Join(", ", card.Parameters.Select(p => p.Name));
}
