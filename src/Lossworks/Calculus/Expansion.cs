namespace Lossworks.Calculus;

/// <summary>A function at one point: its value and its first two derivatives there. What a caller does not use, the JIT does not compute.</summary>
/// <typeparam name="V">The bundle of numbers.</typeparam>
/// <param name="value">f(x).</param>
/// <param name="first">f'(x).</param>
/// <param name="second">f''(x).</param>
public readonly struct Expansion<V>(V value, V first, V second)
    where V : struct
{
    /// <summary>f(x).</summary>
    public V Value { get; } = value;

    /// <summary>f'(x).</summary>
    public V First { get; } = first;

    /// <summary>f''(x).</summary>
    public V Second { get; } = second;
}
