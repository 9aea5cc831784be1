using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>1 - cos x, x in radians, accurate also where x is tiny. First derivative: sin x; second: cos x.</summary>
public readonly struct OneMinusCos : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        StableMath.SinCos<V, O>(x, out V sin, out V cos);
        return new(Versine<V, O>(sin, cos), sin, cos);
    }

    /// <summary>1 - cos as sin^2/(1 + cos) in the half circle where the difference would cancel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Versine<V, O>(V sin, V cos)
        where V : struct
        where O : struct, ILanes<V>
    {
        V one = O.Create(1), near = O.Divide(O.Multiply(sin, sin), O.Add(one, cos));
        return O.IfAtMost(O.Create(0), cos, near, O.Subtract(one, cos));
    }
}
