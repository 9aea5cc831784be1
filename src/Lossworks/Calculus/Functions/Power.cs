using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>
/// x^exponent for x &gt;= 0, or x &gt; 0 where the exponent is negative, to a few ulps however large the exponent. At 0 derivatives are their
/// limits, which below exponents 1 and 2 are infinite.
/// </summary>
/// <param name="exponent">The exponent.</param>
public readonly struct Power(double exponent) : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        if (exponent == 0)
            return new(O.Create(1), O.Create(0), O.Create(0));
        V below = StableMath.Power<V, O>(x, exponent - 1), value = exponent < 1 ? StableMath.Power<V, O>(x, exponent) : O.Multiply(x, below);
        // Not below/x where it can be 0/0 (at exponents above 1 where x is 0), or 0 where only the lower power leaves the range. Between -1 and 1 the factor is
        // small and the lower power would overflow before its product with it does.
        V factor = O.Create(exponent * (exponent - 1));
        V second = exponent is > -1 and <= 1
            ? O.Divide(O.Multiply(factor, below), exponent == 1 ? O.Create(1) : x)
            : O.Multiply(factor, StableMath.Power<V, O>(x, exponent - 2));
        return new(value, O.Multiply(O.Create(exponent), below), second);
    }
}
