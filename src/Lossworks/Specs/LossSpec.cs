using System.Collections.Immutable;

namespace Lossworks.Specs;

/// <summary>A SPEC as a value: a weighted sum of named losses with parameters. Text and value turn into each other without loss.</summary>
/// <param name="Terms">At least one.</param>
public sealed record LossSpec(ImmutableArray<LossTerm> Terms)
{
    /// <summary>Reads a SPEC.</summary>
    /// <exception cref="SpecException">The text is no SPEC; the message points at the character.</exception>
    public static LossSpec Parse(string text) => new SpecReader(text).ReadAll();

    /// <summary>The SPEC of a loss: parameters in the card's order; those at their default are left out.</summary>
    public static LossSpec Of(LossCard card, ReadOnlySpan<ParameterValue> values)
    {
        var arguments = ImmutableSortedDictionary.CreateBuilder<string, ParameterValue>(StringComparer.Ordinal);
        for (int i = 0; i < values.Length; i++)
        {
            ParameterCard parameter = card.Parameters[i];
            ParameterValue value = parameter.TakesNumber && values[i] is ParameterValue.List { Values: { Count: 1 } one } ? one[0] : values[i];
            if (value != parameter.Default)
                arguments[parameter.Name] = value;
        }

        return new([new LossTerm(1, card.Name, arguments.ToImmutable())]);
    }

    /// <summary>
    /// The same without names that only some catalogue knows: every loss that somebody wrote stands there as its formula. What a saved model carries.
    /// </summary>
    public LossSpec SelfContained() => new([.. Terms.Select(t => t.SelfContained())]);

    /// <summary>The same with every weight multiplied.</summary>
    public LossSpec Scaled(double factor) => new([.. Terms.Select(t => t with { Weight = factor * t.Weight })]);

    /// <inheritdoc/>
    public bool Equals(LossSpec? other) => other is not null && Terms.SequenceEqual(other.Terms);

    /// <inheritdoc/>
    public override int GetHashCode() => Terms.Aggregate(0, (hash, term) => HashCode.Combine(hash, term));

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(" + ", Terms.Length == 1 ? Terms.Select(t => t.ToString()) : Terms.Select(t => t is { IsText: true, Weight: 1 } ? $"({t})" : t.ToString()));
}
