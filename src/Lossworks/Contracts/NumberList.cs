using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Lossworks;

/// <summary>An immutable list of numbers that compares by content, or no list at all: class weights, cut points, quantiles.</summary>
[CollectionBuilder(typeof(NumberList), nameof(Create))]
public readonly struct NumberList : IEquatable<NumberList>
{
    private readonly ImmutableArray<double> _values;

    private NumberList(ImmutableArray<double> values) => _values = values;

    /// <summary>No list.</summary>
    public static NumberList None => default;

    /// <summary>Whether there is no list.</summary>
    public bool IsNone => _values.IsDefault;

    /// <summary>How many numbers; 0 where there is no list.</summary>
    public int Count => IsNone ? 0 : _values.Length;

    /// <summary>The numbers.</summary>
    public ReadOnlySpan<double> Span => IsNone ? default : _values.AsSpan();

    /// <summary>The number at an index.</summary>
    public double this[int index] => _values[index];

    /// <summary>A list of these numbers.</summary>
    public static NumberList Create(ReadOnlySpan<double> values) => new(ImmutableArray.Create(values));

    /// <summary>For collection expressions and loops.</summary>
    public ReadOnlySpan<double>.Enumerator GetEnumerator() => Span.GetEnumerator();

    /// <summary>Whether both hold the same numbers in the same order.</summary>
    public static bool operator ==(NumberList a, NumberList b) => a.Equals(b);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(NumberList a, NumberList b) => !a.Equals(b);

    /// <inheritdoc/>
    public bool Equals(NumberList other) => IsNone == other.IsNone && Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NumberList other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (double value in Span)
            hash.Add(value);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => IsNone ? "none" : "[" + string.Join(",", _values.Select(ParameterValue.Text)) + "]";
}
