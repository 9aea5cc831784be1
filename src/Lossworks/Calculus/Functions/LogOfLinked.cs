using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>-log(1 - (1 + e^x)^(-w)): the surprise at a yes whose chance of a no, 1/(1 + e^x), is taken to the power w.</summary>
/// <remarks>
/// With L = log(1 + e^x) and g(t) = (1 - e^(-t))/t the first derivative is -R e^(-w L), R = g(L)/g(w L), and the second R e^(-w L) (R - e^(-L)). Near
/// L = 0 the last factor cancels; there it is (h(w L) - h(L) + (1 - e^(-L)) g(w L))/g(w L) with h = 1 - g by its series.
/// </remarks>
/// <param name="weight">The power w, above 0.</param>
internal readonly struct LogOfLinked(double weight) : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V one = O.Create(1), size = default(Softplus).At<V, O>(x).Value, powered = O.Multiply(O.Create(weight), size);
        V share = Share<V, O>(powered), ratio = O.Divide(Share<V, O>(size), share), left = StableMath.Exp<V, O>(O.Negate(powered));
        V kept = StableMath.Exp<V, O>(O.Negate(size)), lost = O.Negate(StableMath.Expm1<V, O>(O.Negate(size)));
        V near = O.Divide(O.MultiplyAdd(lost, share, O.Subtract(Missing<V, O>(powered), Missing<V, O>(size))), share);
        V bend = O.IfLess(size, O.Create(0.5), near, O.Subtract(ratio, kept)), slope = O.Multiply(ratio, left);

        // A chance near 1, a chance by itself, and one so small that e^x stands for L and may be too small to be formed.
        V chance = O.Negate(StableMath.Expm1<V, O>(O.Negate(powered)));
        V value = O.IfLess(O.Create(StableMath.Ln2), powered, StableMath.Log1p<V, O>(O.Negate(left)), StableMath.Log<V, O>(chance));
        V tiny = O.Add(O.Add(x, O.Create(Math.Log(weight))), StableMath.Log<V, O>(share));
        value = O.IfLess(x, O.Create(O.IsSingle ? -20 : -40), O.IfLess(powered, one, tiny, value), value);
        return new(O.Negate(value), O.Negate(slope), O.Multiply(slope, bend));
    }

    /// <summary>(1 - e^(-t))/t, which is 1 at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Share<V, O>(V t)
        where V : struct
        where O : struct, ILanes<V>
        => O.IfLess(t, O.Create(1e-30), O.Create(1), O.Divide(O.Negate(StableMath.Expm1<V, O>(O.Negate(t))), t));

    /// <summary>1 - (1 - e^(-t))/t.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Missing<V, O>(V t)
        where V : struct
        where O : struct, ILanes<V>
    {
        // (e^(-t) - 1 + t)/t without the division that would cancel.
        V series = O.Multiply(t, StableMath.ExpRestShare<V, O>(O.Negate(t)));
        return O.IfLess(t, O.Create(0.5), series, O.Subtract(O.Create(1), Share<V, O>(t)));
    }
}
