using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>(lambda - p) p^2 with p = s(x), the logistic function: a hill whose slope fades again where p nears 1.</summary>
/// <remarks>
/// With q = 1 - p and c = 2 lambda - 3, which is exact: first derivative p^2 q (c + 3 q), second p^2 q (c (2 q - p) + 6 q (q - p)). Derived from the formula
/// they would cancel where p nears 1, for the usual lambda = 1.5 altogether.
/// </remarks>
/// <param name="lambda">At least 1.</param>
internal readonly struct HillCurve(double lambda) : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        LogisticParts<V, O> s = new(x);
        V p = s.Share, q = s.Rest, c = O.Create((2 * lambda) - 3), three = O.Create(3), square = O.Multiply(p, p), slope = O.Multiply(p, s.Slope);
        V value = O.Multiply(O.Add(O.Create(lambda - 1), q), square);
        V first = O.Multiply(slope, O.MultiplyAdd(three, q, c));

        // 2 q - p = 2 - 3 p = 3 q - 1 = 1/2 - 3/2 tanh(x/2), whichever is exact; q - p = -tanh(x/2).
        V steep = O.MultiplyAdd(O.Create(-1.5), s.Lead, O.Create(0.5));
        V bend = O.MultiplyAdd(c, steep, O.Multiply(O.Create(-6), O.Multiply(q, s.Lead)));
        return new(value, first, O.Multiply(slope, bend));
    }
}
