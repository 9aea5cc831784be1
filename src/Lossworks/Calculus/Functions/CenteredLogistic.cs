using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>s(x) - 1/2 = tanh(x/2)/2, s the logistic function: what s alone loses near 0.</summary>
internal readonly struct CenteredLogistic : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        LogisticParts<V, O> s = new(x);
        return new(O.Multiply(O.Create(0.5), s.Lead), s.Slope, O.Negate(O.Multiply(s.Slope, s.Lead)));
    }
}
