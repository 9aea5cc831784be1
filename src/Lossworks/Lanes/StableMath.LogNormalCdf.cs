using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>The logarithm of the standard normal distribution function, and its first two derivatives.</summary>
    /// <remarks>
    /// <para>
    /// The hazard of u = |x|, h(u) = phi(u)/q(u) = u + E(u) with q the upper tail, gives all of it below 0. E falls like 1/u and has a polynomial, so that
    /// nothing cancels where h is nearly u. There the value is -u^2/2 - log h(u) - log(2 pi)/2 (next to 0, log q), its derivatives h and -h E. Above 0 they are
    /// log(1 - q), g = phi/(1 - q) and -g (x + g).
    /// </para>
    /// <para>E(u) = P(t)/(u + 4) with t = (u - 4)/(u + 4), for all u: Chebyshev fits with 60 digits.</para>
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void LogNormalCdf<V, O>(V x, out V value, out V first, out V second)
        where V : struct
        where O : struct, ILanes<V>
    {
        // Past the bound the hazard is u to the last digit; the excess still has all of its own.
        V zero = O.Create(0), one = O.Create(1), bound = O.Create(O.IsSingle ? 1e18 : 1e150), size = O.Abs(x), u = O.IfLess(bound, size, bound, size);
        V inverse = O.Divide(one, O.Add(u, O.Create(4))), t = O.MultiplyAdd(O.Create(-8), inverse, one);
        V excess = O.Multiply(ExcessHazardShare<V, O>(t), inverse), hazard = O.Add(u, excess);

        Bell<V, O>(x, 0.5, 1 / RootTwoPi, out V density, out V moment);
        V tail = NormalCdf<V, O>(O.Negate(size)), rest = O.Subtract(one, tail), slope = O.Divide(density, rest);

        // log h far below 0, log q next to it, and log(1 - q) with what the rounding of 1 - q lost.
        V far = O.Create(-2), lost = O.Divide(O.Subtract(O.Subtract(one, rest), tail), rest);
        V log = LogOfNormal<V, O>(O.IfLess(x, far, hazard, O.IfLess(x, zero, tail, rest)), zero, O.IfLess(x, zero, zero, lost));
        V half = O.Multiply(O.Create(0.5), size), below = O.MultiplyAdd(half, size, O.Add(log, O.Create(HalfLogTwoPi)));
        value = O.Negate(O.IfLess(x, far, below, O.Abs(log)));
        first = O.IfLess(x, zero, O.Add(size, excess), slope);
        second = O.Negate(O.IfLess(x, zero, O.Multiply(hazard, excess), O.MultiplyAdd(slope, slope, O.Divide(moment, rest))));
    }

    /// <summary>(phi(u)/Q(u) - u)(u + 4).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExcessHazardShare<V, O>(V t)
        where V : struct
        where O : struct, ILanes<V>
    {
        V fourth = O.Multiply(O.Multiply(t, t), O.Multiply(t, t));
        if (O.IsSingle)
        {
            V more = Polynomial<V, O>(t, -0.0048031343, 0.00768460288, 0.00015937058, -0.0020503480, 0.00008067109, 0.00030108882);
            more = Block<V, O>(t, fourth, more, -0.1382406388, 0.03368848573, 0.03175802438, -0.0207072983);
            return Block<V, O>(t, more, 1.80485714590, -1.1822045110, 0.40195768956, 0.06751886613);
        }

        V rest = Polynomial<V, O>(t, 3.04370298856591382e-7, -1.3470044747078455e-7, -3.62915704188431116e-8, 1.47164009347807568e-8, 2.22619460922242395e-9);
        rest = Block<V, O>(t, fourth, rest, 8.22188510483781168e-6, -1.12360177360404149e-6, -1.78011252368386201e-6, 5.58806399828793704e-7);
        rest = Block<V, O>(t, fourth, rest, 0.000104939087150067149, 0.0000256012182602459062, -0.0000317975498244001874, -1.46011919567249314e-6);
        rest = Block<V, O>(t, fourth, rest, 0.000594861969723954202, 0.00066549635718235782, -0.000289312831882567911, -0.000150332811085614987);
        rest = Block<V, O>(t, fourth, rest, -0.00448858974653104508, 0.00796141117537018582, -0.000373587122671113869, -0.00248579238972256735);
        rest = Block<V, O>(t, fourth, rest, -0.138224491478732811, 0.0337036676536763477, 0.0316565274789970399, -0.0208004543142785503);
        return Block<V, O>(t, rest, 1.80485715591576858, -1.1822045015192792, 0.401956703806228806, 0.0675179279227620842);
    }
}
