using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>The hyperbolic sine and cosine; infinite only where they leave the format.</summary>
    /// <remarks>
    /// h + 1/(4h) and h - 1/(4h) with h = e^|x|/2, halved before it is scaled so that it overflows no sooner than they do. Up to 1 the sine is Taylor's series.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void SinhCosh<V, O>(V x, out V sinh, out V cosh)
        where V : struct
        where O : struct, ILanes<V>
    {
        V size = O.Abs(x), zero = O.Create(0), z = O.Multiply(x, x), half = O.Create(0.5);
        V h = ExpTimes<V, O>(O.AtMost(size, O.Create(O.IsSingle ? 95 : 720)), zero, half, zero), rest = O.Divide(O.Create(0.25), h);
        V tail = O.IsSingle
            ? Polynomial<V, O>(z, 1.0 / 6, 1.0 / 120, 1.0 / 5040, 1.0 / 362880, 1.0 / 39916800)
            : Polynomial<V, O>(
                z, 1.0 / 6, 1.0 / 120, 1.0 / 5040, 1.0 / 362880, 1.0 / 39916800, 1.0 / 6227020800, 1.0 / 1307674368000, 1.0 / 355687428096000,
                1.0 / 121645100408832000);
        V near = O.MultiplyAdd(O.Multiply(size, z), tail, size);
        sinh = O.CopySign(O.IfAtMost(size, O.Create(1), near, O.Subtract(h, rest)), x);
        cosh = O.Add(h, rest);
    }
}
