using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus;

/// <summary>A number with its first two derivatives along one variable: value, gradient and Hessian in one pass.</summary>
/// <typeparam name="V">The bundle of numbers.</typeparam>
/// <typeparam name="O">Its operations.</typeparam>
public readonly struct Jet2<V, O> : IReal<Jet2<V, O>, Plain<V, O>>, IJet<Jet2<V, O>, V>
    where V : struct
    where O : struct, ILanes<V>
{
    /// <summary>A number with its two derivatives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Jet2(V value, V first, V second) => (Value, First, Second) = (value, first, second);

    /// <inheritdoc/>
    public static int Order => 2;

    /// <inheritdoc/>
    public V Value { get; }

    /// <inheritdoc/>
    public V First { get; }

    /// <inheritdoc/>
    public V Second { get; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> Variable(V value) => new(value, O.Create(1), O.Create(0));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> Variable(V value, V slope) => new(value, slope, O.Create(0));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> Of(Expansion<V> expansion) => new(expansion.Value, expansion.First, expansion.Second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> Constant(V value) => new(value, O.Create(0), O.Create(0));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> Held(Jet2<V, O> x) => new(x.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> Const(double value) => Constant(O.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> Const(Plain<V, O> value) => Constant(value.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> operator +(Jet2<V, O> a, Jet2<V, O> b) =>
        new(O.Add(a.Value, b.Value), O.Add(a.First, b.First), O.Add(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> operator -(Jet2<V, O> a, Jet2<V, O> b) =>
        new(O.Subtract(a.Value, b.Value), O.Subtract(a.First, b.First), O.Subtract(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> operator *(Jet2<V, O> a, Jet2<V, O> b)
    {
        V cross = O.Multiply(a.First, b.First);
        return new(
            O.Multiply(a.Value, b.Value),
            O.MultiplyAdd(a.First, b.Value, O.Multiply(a.Value, b.First)),
            O.Add(O.MultiplyAdd(a.Second, b.Value, O.Multiply(a.Value, b.Second)), O.Add(cross, cross)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> operator /(Jet2<V, O> a, Jet2<V, O> b)
    {
        // From q b = a: q' b + q b' = a', and once more.
        V value = O.Divide(a.Value, b.Value);
        V first = O.Divide(O.Subtract(a.First, O.Multiply(value, b.First)), b.Value);
        V cross = O.Multiply(first, b.First);
        V second = O.Divide(O.Subtract(O.Subtract(a.Second, O.Multiply(value, b.Second)), O.Add(cross, cross)), b.Value);
        return new(value, first, second);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> operator -(Jet2<V, O> x) => new(O.Negate(x.Value), O.Negate(x.First), O.Negate(x.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> operator +(Jet2<V, O> x, double k) => x + new Plain<V, O>(O.Create(k));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> operator +(double k, Jet2<V, O> x) => x + new Plain<V, O>(O.Create(k));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> operator -(Jet2<V, O> x, double k) => x - new Plain<V, O>(O.Create(k));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> operator -(double k, Jet2<V, O> x) => new Plain<V, O>(O.Create(k)) - x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> operator *(double k, Jet2<V, O> x) => new Plain<V, O>(O.Create(k)) * x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> operator /(Jet2<V, O> x, double k) => x / new Plain<V, O>(O.Create(k));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> operator +(Jet2<V, O> x, Plain<V, O> k) => new(O.Add(x.Value, k.Value), x.First, x.Second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> operator -(Jet2<V, O> x, Plain<V, O> k) => new(O.Subtract(x.Value, k.Value), x.First, x.Second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> operator -(Plain<V, O> k, Jet2<V, O> x) =>
        new(O.Subtract(k.Value, x.Value), O.Negate(x.First), O.Negate(x.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> operator *(Plain<V, O> k, Jet2<V, O> x) =>
        new(O.Multiply(k.Value, x.Value), O.Multiply(k.Value, x.First), O.Multiply(k.Value, x.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> operator /(Jet2<V, O> x, Plain<V, O> k) =>
        new(O.Divide(x.Value, k.Value), O.Divide(x.First, k.Value), O.Divide(x.Second, k.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> Apply<F>(F function, Jet2<V, O> x)
        where F : struct, IElementary
    {
        Expansion<V> f = function.At<V, O>(x.Value);
        V bend = Chain.Times<V, O>(O.Multiply(x.First, x.First), f.Second);
        V second = O.IfEqual(x.Second, O.Create(0), bend, O.MultiplyAdd(f.First, x.Second, bend));
        return new(f.Value, Chain.Times<V, O>(x.First, f.First), second);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> Apply<F>(F function, Jet2<V, O> x, Plain<V, O> a, Plain<V, O> b)
        where F : struct, IElementaryOfConstants
    {
        Expansion<V> f = function.At<V, O>(x.Value, a.Value, b.Value);
        V bend = Chain.Times<V, O>(O.Multiply(x.First, x.First), f.Second);
        V second = O.IfEqual(x.Second, O.Create(0), bend, O.MultiplyAdd(f.First, x.Second, bend));
        return new(f.Value, Chain.Times<V, O>(x.First, f.First), second);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> Abs(Jet2<V, O> x) => Folded(x, Slope.OfAbs<V, O>(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> Magnitude(Jet2<V, O> x) => Folded(x, Slope.OfMagnitude<V, O>(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> IfAtMost(Jet2<V, O> x, double bound, Jet2<V, O> then, Jet2<V, O> otherwise) =>
        IfAtMost(new Plain<V, O>(x.Value), bound, then, otherwise);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> IfAtMost(Plain<V, O> k, double bound, Jet2<V, O> then, Jet2<V, O> otherwise)
    {
        V limit = O.Create(bound);
        return new(
            O.IfAtMost(k.Value, limit, then.Value, otherwise.Value),
            O.IfAtMost(k.Value, limit, then.First, otherwise.First),
            O.IfAtMost(k.Value, limit, then.Second, otherwise.Second));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet2<V, O> IfLess(Jet2<V, O> x, double bound, Jet2<V, O> then, Jet2<V, O> otherwise)
    {
        V limit = O.Create(bound);
        return new(
            O.IfLess(x.Value, limit, then.Value, otherwise.Value),
            O.IfLess(x.Value, limit, then.First, otherwise.First),
            O.IfLess(x.Value, limit, then.Second, otherwise.Second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Jet2<V, O> Folded(Jet2<V, O> x, V slope) => new(O.Abs(x.Value), O.Multiply(slope, x.First), O.Multiply(slope, x.Second));
}
