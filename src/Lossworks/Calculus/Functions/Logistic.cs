using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>The logistic function s(x) = 1/(1 + e^-x). First derivative: s(x) s(-x); second: -s(x) s(-x) tanh(x/2), which keeps its digits near 0.</summary>
public readonly struct Logistic : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        LogisticParts<V, O> s = new(x);
        return new(s.Share, s.Slope, O.Negate(O.Multiply(s.Slope, s.Lead)));
    }
}
