using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>1 - cos(2 pi x), accurate also where x is tiny, and right where it is huge: whole turns fall away exactly.</summary>
/// <remarks>First derivative: 2 pi sin(2 pi x); second: (2 pi)^2 cos(2 pi x).</remarks>
internal readonly struct OneMinusCosOfTurns : IElementary
{
    private const double Turn = 2 * Math.PI;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        StableMath.SinCosOfTurns<V, O>(x, out V sin, out V cos);
        return new(OneMinusCos.Versine<V, O>(sin, cos), O.Multiply(O.Create(Turn), sin), O.Multiply(O.Create(Turn * Turn), cos));
    }
}
