using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>x^p for x &gt; 0.</summary>
/// <param name="exponent">The exponent p.</param>
public readonly struct Power(double exponent) : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V power = StableMath.Power<V, O>(x, exponent), first = O.Multiply(O.Create(exponent), O.Divide(power, x));
        return new(power, first, O.Multiply(O.Create(exponent - 1), O.Divide(first, x)));
    }
}
