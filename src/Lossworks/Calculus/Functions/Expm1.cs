using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>e^x - 1, accurate also where x is tiny.</summary>
public readonly struct Expm1 : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V exp = StableMath.Exp<V, O>(x);
        return new(StableMath.Expm1<V, O>(x), exp, exp);
    }
}
