using System.Collections.Immutable;

namespace Lossworks.Formulas;

/// <summary>What a person said about a prediction or a target: a word (logit, label...), a range, or both.</summary>
internal sealed record Description(string? Word, Interval? Range);

/// <summary>What stands behind a formula: its parameters, and what its inputs are.</summary>
internal sealed record FormulaDeclarations(ImmutableArray<FormulaParameter> Parameters, ImmutableDictionary<InputNode, Description> Inputs)
{
    internal Description? Of(FormulaInput input, int index = 0) => Inputs.GetValueOrDefault(new(input, index));

    /// <inheritdoc/>
    public bool Equals(FormulaDeclarations? other) =>
        other is not null && Parameters.SequenceEqual(other.Parameters) && Inputs.Count == other.Inputs.Count
        && Inputs.All(i => other.Inputs.TryGetValue(i.Key, out Description? theirs) && theirs == i.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Parameters.Length, Inputs.Count);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Concat(Parameters.Select(p => "; " + p).Concat(Inputs.OrderBy(i => i.Key.Input).ThenBy(i => i.Key.Index).Select(Text)));

    private static string Text(KeyValuePair<InputNode, Description> input) =>
        (input.Value.Word is { } word ? $"; {input.Key} is {word}" : "") + (input.Value.Range is { } range ? $"; {input.Key} in {RangeText.Of(range)}" : "");
}
