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

    /// <summary>
    /// What <see cref="SelfContained"/> made, under its names again: <c>formula: (p - y)^4</c> is called <c>quartic</c>, and carries its formula along, so
    /// that no catalogue needs to know it.
    /// </summary>
    /// <param name="names">The SPEC that was made self-contained.</param>
    /// <exception cref="LossException">It was another one.</exception>
    public LossSpec CalledAs(LossSpec names) => names.Terms.Length == Terms.Length
        ? new([.. Terms.Zip(names.Terms, (term, name) => term.CalledAs(name))])
        : throw new LossException($"'{this}' cannot be called '{names}': the one has {Terms.Length} terms, the other {names.Terms.Length}.");

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
