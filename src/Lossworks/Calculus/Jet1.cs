using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus;

/// <summary>A number and its derivative along one variable: value and gradient in one pass (forward-mode differentiation).</summary>
/// <typeparam name="V">The bundle of numbers.</typeparam>
/// <typeparam name="O">Its operations.</typeparam>
public readonly struct Jet1<V, O> : IReal<Jet1<V, O>, Plain<V, O>>, IJet<Jet1<V, O>, V>
    where V : struct
    where O : struct, ILanes<V>
{
    /// <summary>A number with its derivative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Jet1(V value, V first) => (Value, First) = (value, first);

    /// <inheritdoc/>
    public static int Order => 1;

    /// <inheritdoc/>
    public V Value { get; }

    /// <inheritdoc/>
    public V First { get; }

    /// <inheritdoc/>
    public V Second => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> Variable(V value) => new(value, O.Create(1));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> Variable(V value, V slope) => new(value, slope);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> Of(Expansion<V> expansion) => new(expansion.Value, expansion.First);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> Constant(V value) => new(value, O.Create(0));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plain<V, O> Held(Jet1<V, O> x) => new(x.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> Const(double value) => Constant(O.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> Const(Plain<V, O> value) => Constant(value.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> operator +(Jet1<V, O> a, Jet1<V, O> b) => new(O.Add(a.Value, b.Value), O.Add(a.First, b.First));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> operator -(Jet1<V, O> a, Jet1<V, O> b) => new(O.Subtract(a.Value, b.Value), O.Subtract(a.First, b.First));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> operator *(Jet1<V, O> a, Jet1<V, O> b) =>
        new(O.Multiply(a.Value, b.Value), O.MultiplyAdd(a.First, b.Value, O.Multiply(a.Value, b.First)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> operator /(Jet1<V, O> a, Jet1<V, O> b)
    {
        V quotient = O.Divide(a.Value, b.Value);
        return new(quotient, O.Divide(O.Subtract(a.First, O.Multiply(quotient, b.First)), b.Value));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> operator -(Jet1<V, O> x) => new(O.Negate(x.Value), O.Negate(x.First));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> operator +(Jet1<V, O> x, double k) => x + new Plain<V, O>(O.Create(k));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> operator +(double k, Jet1<V, O> x) => x + new Plain<V, O>(O.Create(k));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> operator -(Jet1<V, O> x, double k) => x - new Plain<V, O>(O.Create(k));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> operator -(double k, Jet1<V, O> x) => new Plain<V, O>(O.Create(k)) - x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> operator *(double k, Jet1<V, O> x) => new Plain<V, O>(O.Create(k)) * x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> operator /(Jet1<V, O> x, double k) => x / new Plain<V, O>(O.Create(k));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> operator +(Jet1<V, O> x, Plain<V, O> k) => new(O.Add(x.Value, k.Value), x.First);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> operator -(Jet1<V, O> x, Plain<V, O> k) => new(O.Subtract(x.Value, k.Value), x.First);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> operator -(Plain<V, O> k, Jet1<V, O> x) => new(O.Subtract(k.Value, x.Value), O.Negate(x.First));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> operator *(Plain<V, O> k, Jet1<V, O> x) => new(O.Multiply(k.Value, x.Value), O.Multiply(k.Value, x.First));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> operator /(Jet1<V, O> x, Plain<V, O> k) => new(O.Divide(x.Value, k.Value), O.Divide(x.First, k.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> Square(Jet1<V, O> x) => new(O.Multiply(x.Value, x.Value), O.Multiply(O.Add(x.Value, x.Value), x.First));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> Apply<F>(F function, Jet1<V, O> x)
        where F : struct, IElementary
    {
        Expansion<V> f = function.At<V, O>(x.Value);
        return new(f.Value, Chain.Times<V, O>(x.First, f.First));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> Apply<F>(F function, Jet1<V, O> x, Plain<V, O> a, Plain<V, O> b)
        where F : struct, IElementaryOfConstants
    {
        Expansion<V> f = function.At<V, O>(x.Value, a.Value, b.Value);
        return new(f.Value, Chain.Times<V, O>(x.First, f.First));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> Abs(Jet1<V, O> x) => new(O.Abs(x.Value), O.Multiply(Slope.OfAbs<V, O>(x.Value), x.First));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> Magnitude(Jet1<V, O> x) => new(O.Abs(x.Value), O.Multiply(Slope.OfMagnitude<V, O>(x.Value), x.First));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> IfAtMost(Jet1<V, O> x, double bound, Jet1<V, O> then, Jet1<V, O> otherwise) =>
        IfAtMost(new Plain<V, O>(x.Value), bound, then, otherwise);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> IfAtMost(Plain<V, O> k, double bound, Jet1<V, O> then, Jet1<V, O> otherwise)
    {
        V limit = O.Create(bound);
        return new(O.IfAtMost(k.Value, limit, then.Value, otherwise.Value), O.IfAtMost(k.Value, limit, then.First, otherwise.First));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet1<V, O> IfLess(Jet1<V, O> x, double bound, Jet1<V, O> then, Jet1<V, O> otherwise)
    {
        V limit = O.Create(bound);
        return new(O.IfLess(x.Value, limit, then.Value, otherwise.Value), O.IfLess(x.Value, limit, then.First, otherwise.First));
    }
}
