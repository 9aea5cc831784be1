using System.Collections.Immutable;

namespace Lossworks.Tuning;

/// <summary>When a parameter exists: while another one, a categorical one, has one of certain choices.</summary>
public sealed record Condition
{
    /// <summary>While a categorical parameter has one of these choices.</summary>
    /// <param name="parameter">The name of the other parameter, which stands before this one in the space.</param>
    /// <param name="choices">At least one of its choices.</param>
    public Condition(string parameter, params IEnumerable<string> choices) => (Parameter, Choices) = (parameter, [.. choices]);

    /// <summary>The name of the other parameter.</summary>
    public string Parameter { get; }

    /// <summary>Its choices while which this one exists.</summary>
    public ImmutableArray<string> Choices { get; }

    /// <inheritdoc/>
    public bool Equals(Condition? other) => other is not null && Parameter == other.Parameter && Choices.SequenceEqual(other.Choices);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Parameter, Choices.Length);

    /// <inheritdoc/>
    public override string ToString() => $"{Parameter} is {string.Join(" or ", Choices)}";
}
