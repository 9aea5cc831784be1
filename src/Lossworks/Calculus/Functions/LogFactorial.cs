using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>log(x!) = log Gamma(1 + x) for x &gt; -1, relative to x where x is small.</summary>
internal readonly struct LogFactorial : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        StableMath.LogGamma<V, O>(O.Add(O.Create(1), x), out V value, out V first, out V second);
        return new(O.IfAtMost(O.Abs(x), O.Create(0.25), StableMath.LogGammaNearOneOf<V, O>(x), value), first, second);
    }
}
