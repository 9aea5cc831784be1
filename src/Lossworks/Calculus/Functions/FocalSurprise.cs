using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>(1 - p)^gamma (-log p) as a function of the surprise u = -log p: (1 - e^-u)^gamma u for u &gt;= 0.</summary>
/// <remarks>
/// With x = 1 - e^-u: first derivative x^gamma (1 + gamma e^-u u/x), second gamma e^-u x^(gamma-1) (2 - u + (gamma - 1) e^-u u/x). In this form u/x, which
/// nears 1 for small u, is the only quotient, so that nothing overflows where the powers themselves do not.
/// </remarks>
/// <param name="gamma">At least 0; 0 is the surprise itself.</param>
internal readonly struct FocalSurprise(double gamma) : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V u)
        where V : struct
        where O : struct, ILanes<V>
    {
        V zero = O.Create(0), one = O.Create(1), two = O.Create(2);
        if (gamma == 0)
            return new(u, one, zero);

        // Beyond the bound e^-u is 0, and the factor u would make NaN of it.
        V small = StableMath.Exp<V, O>(O.Negate(u)), x = O.Negate(StableMath.Expm1<V, O>(O.Negate(u))), bounded = O.IfLess(O.Create(800), u, zero, u);
        V power = StableMath.Power<V, O>(x, gamma), below = StableMath.Power<V, O>(x, gamma - 1);
        V ratio = O.Multiply(small, O.IfEqual(x, zero, one, O.Divide(bounded, x)));
        V bend = O.MultiplyAdd(O.Create(gamma - 1), ratio, O.Subtract(two, bounded));
        return new(
            O.Multiply(power, u),
            O.Multiply(power, O.MultiplyAdd(O.Create(gamma), ratio, one)),
            O.Multiply(O.Multiply(O.Create(gamma), O.Multiply(small, below)), bend));
    }
}
