using System.Collections.Immutable;

namespace Lossworks.Specs;

/// <summary>One loss of a SPEC: a weight, a name, and the parameters that were given.</summary>
/// <param name="Weight">What the loss is multiplied by.</param>
/// <param name="Name">As written.</param>
/// <param name="Arguments">By parameter name.</param>
public sealed record LossTerm(double Weight, string Name, ImmutableSortedDictionary<string, ParameterValue> Arguments)
{
    /// <inheritdoc/>
    public bool Equals(LossTerm? other) =>
        other is not null && Weight.Equals(other.Weight) && Name == other.Name && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Weight, Name, Arguments.Count);

    /// <inheritdoc/>
    public override string ToString()
    {
        string weight = Weight == 1 ? "" : ParameterValue.Text(Weight) + "*";
        string arguments = Arguments.IsEmpty ? "" : "(" + string.Join(", ", Arguments.Select(a => $"{a.Key}={a.Value}")) + ")";
        return weight + Name + arguments;
    }
}
