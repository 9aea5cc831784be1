using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

/// <summary>
/// Elementary functions over lanes, one source for every width and precision, accurate over the whole range of their argument.
/// </summary>
/// <remarks>Every width gives the same bits as <see cref="Scalar{S}"/>, because each step is a single rounded operation.</remarks>
public static partial class StableMath
{
    internal const double Ln2 = 0.693147180559945309417232121458176568;

    internal const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>c[0] + x c[1] + x^2 c[2] + ..., by Horner's rule. The overloads for short ones are straight lines of
    /// code: the JIT unrolls no loop and stops inlining at a depth that nested calls would reach.</summary>
    internal static V Polynomial<V, O>(V x, ReadOnlySpan<double> c)
        where V : struct
        where O : struct, ILanes<V>
    {
        V sum = O.Create(c[^1]);
        for (int i = c.Length - 2; i >= 0; i--)
            sum = O.MultiplyAdd(sum, x, O.Create(c[i]));
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Polynomial<V, O>(V x, double a, double b, double c, double d)
        where V : struct
        where O : struct, ILanes<V>
    {
        V sum = O.MultiplyAdd(O.Create(d), x, O.Create(c));
        sum = O.MultiplyAdd(sum, x, O.Create(b));
        return O.MultiplyAdd(sum, x, O.Create(a));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Polynomial<V, O>(V x, double a, double b, double c, double d, double e, double f)
        where V : struct
        where O : struct, ILanes<V>
    {
        V sum = O.MultiplyAdd(O.Create(f), x, O.Create(e));
        sum = O.MultiplyAdd(sum, x, O.Create(d));
        sum = O.MultiplyAdd(sum, x, O.Create(c));
        sum = O.MultiplyAdd(sum, x, O.Create(b));
        return O.MultiplyAdd(sum, x, O.Create(a));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Polynomial<V, O>(V x, double a, double b, double c, double d, double e, double f, double g)
        where V : struct
        where O : struct, ILanes<V>
    {
        V sum = O.MultiplyAdd(O.Create(g), x, O.Create(f));
        sum = O.MultiplyAdd(sum, x, O.Create(e));
        sum = O.MultiplyAdd(sum, x, O.Create(d));
        sum = O.MultiplyAdd(sum, x, O.Create(c));
        sum = O.MultiplyAdd(sum, x, O.Create(b));
        return O.MultiplyAdd(sum, x, O.Create(a));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Polynomial<V, O>(
        V x, double a, double b, double c, double d, double e, double f, double g, double h, double i, double j, double k, double l)
        where V : struct
        where O : struct, ILanes<V>
    {
        V sum = O.MultiplyAdd(O.Create(l), x, O.Create(k));
        sum = O.MultiplyAdd(sum, x, O.Create(j));
        sum = O.MultiplyAdd(sum, x, O.Create(i));
        sum = O.MultiplyAdd(sum, x, O.Create(h));
        sum = O.MultiplyAdd(sum, x, O.Create(g));
        sum = O.MultiplyAdd(sum, x, O.Create(f));
        sum = O.MultiplyAdd(sum, x, O.Create(e));
        sum = O.MultiplyAdd(sum, x, O.Create(d));
        sum = O.MultiplyAdd(sum, x, O.Create(c));
        sum = O.MultiplyAdd(sum, x, O.Create(b));
        return O.MultiplyAdd(sum, x, O.Create(a));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Polynomial<V, O>(
        V x, double a, double b, double c, double d, double e)
        where V : struct
        where O : struct, ILanes<V>
    {
        V sum = O.MultiplyAdd(O.Create(e), x, O.Create(d));
        sum = O.MultiplyAdd(sum, x, O.Create(c));
        sum = O.MultiplyAdd(sum, x, O.Create(b));
        return O.MultiplyAdd(sum, x, O.Create(a));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Polynomial<V, O>(
        V x, double a, double b, double c, double d, double e, double f, double g, double h, double i)
        where V : struct
        where O : struct, ILanes<V>
    {
        V sum = O.MultiplyAdd(O.Create(i), x, O.Create(h));
        sum = O.MultiplyAdd(sum, x, O.Create(g));
        sum = O.MultiplyAdd(sum, x, O.Create(f));
        sum = O.MultiplyAdd(sum, x, O.Create(e));
        sum = O.MultiplyAdd(sum, x, O.Create(d));
        sum = O.MultiplyAdd(sum, x, O.Create(c));
        sum = O.MultiplyAdd(sum, x, O.Create(b));
        return O.MultiplyAdd(sum, x, O.Create(a));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Polynomial<V, O>(
        V x, double a, double b, double c, double d, double e, double f, double g, double h, double i, double j)
        where V : struct
        where O : struct, ILanes<V>
    {
        V sum = O.MultiplyAdd(O.Create(j), x, O.Create(i));
        sum = O.MultiplyAdd(sum, x, O.Create(h));
        sum = O.MultiplyAdd(sum, x, O.Create(g));
        sum = O.MultiplyAdd(sum, x, O.Create(f));
        sum = O.MultiplyAdd(sum, x, O.Create(e));
        sum = O.MultiplyAdd(sum, x, O.Create(d));
        sum = O.MultiplyAdd(sum, x, O.Create(c));
        sum = O.MultiplyAdd(sum, x, O.Create(b));
        return O.MultiplyAdd(sum, x, O.Create(a));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Polynomial<V, O>(
        V x, double a, double b, double c, double d, double e, double f, double g, double h, double i, double j, double k, double l,
        double m, double n, double p)
        where V : struct
        where O : struct, ILanes<V>
    {
        V sum = O.MultiplyAdd(O.Create(p), x, O.Create(n));
        sum = O.MultiplyAdd(sum, x, O.Create(m));
        sum = O.MultiplyAdd(sum, x, O.Create(l));
        sum = O.MultiplyAdd(sum, x, O.Create(k));
        sum = O.MultiplyAdd(sum, x, O.Create(j));
        sum = O.MultiplyAdd(sum, x, O.Create(i));
        sum = O.MultiplyAdd(sum, x, O.Create(h));
        sum = O.MultiplyAdd(sum, x, O.Create(g));
        sum = O.MultiplyAdd(sum, x, O.Create(f));
        sum = O.MultiplyAdd(sum, x, O.Create(e));
        sum = O.MultiplyAdd(sum, x, O.Create(d));
        sum = O.MultiplyAdd(sum, x, O.Create(c));
        sum = O.MultiplyAdd(sum, x, O.Create(b));
        return O.MultiplyAdd(sum, x, O.Create(a));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Polynomial<V, O>(
        V x, double a, double b, double c, double d, double e, double f, double g, double h, double i, double j, double k, double l,
        double m, double n, double p, double q, double r, double s, double t, double u)
        where V : struct
        where O : struct, ILanes<V>
    {
        V sum = O.MultiplyAdd(O.Create(u), x, O.Create(t));
        sum = O.MultiplyAdd(sum, x, O.Create(s));
        sum = O.MultiplyAdd(sum, x, O.Create(r));
        sum = O.MultiplyAdd(sum, x, O.Create(q));
        sum = O.MultiplyAdd(sum, x, O.Create(p));
        sum = O.MultiplyAdd(sum, x, O.Create(n));
        sum = O.MultiplyAdd(sum, x, O.Create(m));
        sum = O.MultiplyAdd(sum, x, O.Create(l));
        sum = O.MultiplyAdd(sum, x, O.Create(k));
        sum = O.MultiplyAdd(sum, x, O.Create(j));
        sum = O.MultiplyAdd(sum, x, O.Create(i));
        sum = O.MultiplyAdd(sum, x, O.Create(h));
        sum = O.MultiplyAdd(sum, x, O.Create(g));
        sum = O.MultiplyAdd(sum, x, O.Create(f));
        sum = O.MultiplyAdd(sum, x, O.Create(e));
        sum = O.MultiplyAdd(sum, x, O.Create(d));
        sum = O.MultiplyAdd(sum, x, O.Create(c));
        sum = O.MultiplyAdd(sum, x, O.Create(b));
        return O.MultiplyAdd(sum, x, O.Create(a));
    }
}
