using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>x^exponent for x &gt;= 0 and any exponent of at least 0: at 0 the derivatives are their limits, some of them infinite.</summary>
/// <param name="exponent">At least 0.</param>
public readonly struct NonNegativePower(double exponent) : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V zero = O.Create(0);
        if (exponent == 0)
            return new(O.Create(1), zero, zero);
        if (exponent == 1)
            return new(x, O.Create(1), zero);
        return new(
            StableMath.Power<V, O>(x, exponent),
            O.Multiply(O.Create(exponent), StableMath.Power<V, O>(x, exponent - 1)),
            O.Multiply(O.Create(exponent * (exponent - 1)), StableMath.Power<V, O>(x, exponent - 2)));
    }
}
