using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>
/// x/(x + c) for x &gt;= 0. First derivative: c/(x + c)^2; second: -2c/(x + c)^3. Derived from the quotient they would cancel where c is small.
/// </summary>
/// <param name="c">Above 0: where the share is one half.</param>
internal readonly struct SaturatingShare(double c) : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V inverse = O.Divide(O.Create(1), O.Add(x, O.Create(c))), first = O.Multiply(O.Multiply(O.Create(c), inverse), inverse);
        return new(O.Multiply(x, inverse), first, O.Multiply(O.Create(-2), O.Multiply(first, inverse)));
    }
}
