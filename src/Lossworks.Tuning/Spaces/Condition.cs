using System.Collections.Immutable;

namespace Lossworks.Tuning;

/// <summary>When a parameter exists: while another one, a categorical one, has one of certain choices.</summary>
/// <param name="Parameter">The name of the other parameter, which stands before this one in the space.</param>
/// <param name="Choices">At least one of its choices.</param>
public sealed record Condition(string Parameter, ImmutableArray<string> Choices)
{
    /// <summary>While a categorical parameter has one of these choices.</summary>
    public Condition(string parameter, params string[] choices)
        : this(parameter, ImmutableArray.Create(choices))
    {
    }

    /// <inheritdoc/>
    public bool Equals(Condition? other) => other is not null && Parameter == other.Parameter && Choices.SequenceEqual(other.Choices);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Parameter, Choices.Length);

    /// <inheritdoc/>
    public override string ToString() => $"{Parameter} is {string.Join(" or ", Choices)}";
}
