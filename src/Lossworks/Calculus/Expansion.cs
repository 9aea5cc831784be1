using System.Runtime.CompilerServices;

namespace Lossworks.Calculus;

/// <summary>A function at one point: its value and its first two derivatives there. What a caller does not use, the JIT does not compute.</summary>
/// <typeparam name="V">The bundle of numbers.</typeparam>
public readonly struct Expansion<V>
    where V : struct
{
    /// <summary>f(x), f'(x) and f''(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion(V value, V first, V second) => (Value, First, Second) = (value, first, second);

    /// <summary>f(x).</summary>
    public V Value { get; }

    /// <summary>f'(x).</summary>
    public V First { get; }

    /// <summary>f''(x).</summary>
    public V Second { get; }
}
