using System.Collections.Immutable;
using Lossworks.Formulas;

namespace Lossworks.Specs;

/// <summary>One loss of a SPEC: a weight, a name, and the parameters that were given.</summary>
/// <param name="Weight">What the loss is multiplied by.</param>
/// <param name="Name">As written.</param>
/// <param name="Arguments">By parameter name.</param>
public sealed record LossTerm(double Weight, string Name, ImmutableSortedDictionary<string, ParameterValue> Arguments)
{
    /// <summary>The name under which a formula stands in a SPEC.</summary>
    internal const string FormulaName = "formula";

    /// <summary>Of a loss that somebody wrote: the formula, with the values of its parameters.</summary>
    internal Formula? Formula { get; init; }

    /// <summary>The same, but for its weight.</summary>
    internal bool IsText => Name == FormulaName && Formula is not null;

    /// <summary>A term that is a formula.</summary>
    internal static LossTerm Of(Formula formula) => new(1, FormulaName, ImmutableSortedDictionary<string, ParameterValue>.Empty) { Formula = formula };

    /// <summary>The same without names that only some catalogue knows: formulas stand there as text, inside other losses as well.</summary>
    internal LossTerm SelfContained() => Formula is { } formula && !IsText
        ? Of(formula) with { Weight = Weight }
        : this with { Arguments = Arguments.ToImmutableSortedDictionary(a => a.Key, a => SelfContained(a.Value), StringComparer.Ordinal) };

    private static ParameterValue SelfContained(ParameterValue value) =>
        value is ParameterValue.Spec spec ? new ParameterValue.Spec(spec.Value.SelfContained()) : value;

    /// <summary>What <see cref="SelfContained()"/> made, under its name again.</summary>
    internal LossTerm CalledAs(LossTerm name)
    {
        if (Formula is { } formula && name.Name != FormulaName)
            return name with { Weight = Weight, Formula = formula };
        if (Name != name.Name || !Arguments.Keys.SequenceEqual(name.Arguments.Keys))
            throw new LossException($"'{this}' cannot be called '{name}'.");
        return this with
        {
            Arguments = Arguments.ToImmutableSortedDictionary(a => a.Key, a => CalledAs(a.Value, name.Arguments[a.Key]), StringComparer.Ordinal),
        };
    }

    private static ParameterValue CalledAs(ParameterValue value, ParameterValue name) => (value, name) switch
    {
        (ParameterValue.Spec inner, ParameterValue.Spec { Value: var names }) => new ParameterValue.Spec(inner.Value.CalledAs(names)),
        (ParameterValue.Spec inner, ParameterValue.Word { Value: var word }) => new ParameterValue.Spec(inner.Value.CalledAs(LossSpec.Parse(word))),
        _ => value,
    };

    /// <inheritdoc/>
    public bool Equals(LossTerm? other) =>
        other is not null && Weight.Equals(other.Weight) && Name == other.Name && Arguments.SequenceEqual(other.Arguments)
        && Equals(Formula, other.Formula);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Weight, Name, Arguments.Count);

    /// <inheritdoc/>
    public override string ToString()
    {
        if (IsText)
            return Weight == 1 ? $"formula: {Formula}" : $"{ParameterValue.Text(Weight)}*(formula: {Formula})";
        string weight = Weight == 1 ? "" : ParameterValue.Text(Weight) + "*";
        string arguments = Arguments.IsEmpty ? "" : "(" + string.Join(", ", Arguments.Select(a => $"{a.Key}={a.Value}")) + ")";
        return weight + Name + arguments;
    }
}
