using System.Collections.Immutable;

namespace Lossworks.Specs;

/// <summary>One of several options: <c>{0, 1, 2}</c>, <c>{huber(delta=0.1..10 log), log-cosh}</c>.</summary>
/// <param name="Options">Each once: the name of a loss where that says which one, else the option as it was written.</param>
public sealed record SearchChoice(ImmutableArray<string> Options) : SearchHole
{
    /// <inheritdoc/>
    public bool Equals(SearchChoice? other) => base.Equals(other) && Options.SequenceEqual(other.Options);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Options.Length);

    /// <summary>As a SPEC writes it.</summary>
    public override string ToString() => "{" + string.Join(", ", Options) + "}";
}
