using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus;

/// <summary>A number without derivatives: the value of a loss and nothing else. Also the type of constants.</summary>
/// <typeparam name="V">The bundle of numbers.</typeparam>
/// <typeparam name="O">Its operations.</typeparam>
public readonly struct Plain<V, O> : IReal<Plain<V, O>, Plain<V, O>>, IJet<Plain<V, O>, V>
    where V : struct
    where O : struct, ILanes<V>
{
    /// <summary>A number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Plain(V value) => Value = value;

    /// <inheritdoc/>
    public static int Order => 0;

    /// <inheritdoc/>
    public V Value { get; }

    /// <inheritdoc/>
    public V First => default;

    /// <inheritdoc/>
    public V Second => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> Variable(V value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> Variable(V value, V slope) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> Of(Expansion<V> expansion) => new(expansion.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> Constant(V value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> Held(Plain<V, O> x) => x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> Const(double value) => new(O.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> Const(Plain<V, O> value) => value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> operator +(Plain<V, O> a, Plain<V, O> b) => new(O.Add(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> operator -(Plain<V, O> a, Plain<V, O> b) => new(O.Subtract(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> operator *(Plain<V, O> a, Plain<V, O> b) => new(O.Multiply(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> operator /(Plain<V, O> a, Plain<V, O> b) => new(O.Divide(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> operator -(Plain<V, O> x) => new(O.Negate(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> operator +(Plain<V, O> x, double k) => new(O.Add(x.Value, O.Create(k)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> operator +(double k, Plain<V, O> x) => new(O.Add(O.Create(k), x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> operator -(Plain<V, O> x, double k) => new(O.Subtract(x.Value, O.Create(k)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> operator -(double k, Plain<V, O> x) => new(O.Subtract(O.Create(k), x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> operator *(double k, Plain<V, O> x) => new(O.Multiply(O.Create(k), x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> operator /(Plain<V, O> x, double k) => new(O.Divide(x.Value, O.Create(k)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> Apply<F>(F function, Plain<V, O> x)
        where F : struct, IElementary
        => new(function.At<V, O>(x.Value).Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> Apply<F>(F function, Plain<V, O> x, Plain<V, O> a, Plain<V, O> b)
        where F : struct, IElementaryOfConstants
        => new(function.At<V, O>(x.Value, a.Value, b.Value).Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> Abs(Plain<V, O> x) => new(O.Abs(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> Magnitude(Plain<V, O> x) => new(O.Abs(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> IfAtMost(Plain<V, O> x, double bound, Plain<V, O> then, Plain<V, O> otherwise) =>
        new(O.IfAtMost(x.Value, O.Create(bound), then.Value, otherwise.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> IfLess(Plain<V, O> x, double bound, Plain<V, O> then, Plain<V, O> otherwise) =>
        new(O.IfLess(x.Value, O.Create(bound), then.Value, otherwise.Value));
}
