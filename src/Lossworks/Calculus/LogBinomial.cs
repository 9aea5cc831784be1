using System.Runtime.CompilerServices;
using Lossworks.Calculus.Functions;

namespace Lossworks.Calculus;

/// <summary>The constant of a negative binomial distribution.</summary>
internal static class LogBinomial
{
    /// <summary>-log of the binomial coefficient (y + k - 1 over y): log(Gamma(y + 1) Gamma(k)/Gamma(y + k)), exactly 0 at y = 0.</summary>
    /// <remarks>
    /// The three logarithms may be a million times as large as their sum. Few counts: the ratio Gamma(k + y)/Gamma(k) by itself, relative to y. Many: the Beta
    /// function by Stirling's series, whose large parts are combined before they are formed.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static C Negative<C>(C y, double k)
        where C : struct, IReal<C>
        => C.IfAtMost(y, Stirling.From, C.Apply(default(LogFactorial), y) - Stirling.Rise(C.Const(k), y), Beta(y, k) + C.Log(y + k));

    /// <summary>log of the Beta function at y + 1 and k, for y &gt; 10.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static C Beta<C>(C y, double k)
        where C : struct, IReal<C>
    {
        double high = k;
        C a = 1 + y, odd = C.Const(1), even = C.Const(1);
        for (int i = 0; high < Stirling.From; high++, i++)
        {
            // In two products, so that neither leaves the range.
            C step = (a + high) / high;
            (odd, even) = i % 2 == 0 ? (odd, even * step) : (odd * step, even);
        }

        C one = C.Const(1), inverse = one / a, whole = one / (a + high), sum = inverse + (1 / high);
        C series = ((1.0 / 12) * (sum - whole)) + Stirling.Rest(inverse) + Stirling.Rest(C.Const(1 / high)) - Stirling.Rest(whole);
        return series + (0.5 * C.Log(2 * Math.PI * sum)) - (a * C.Log1p(high * inverse)) - (high * C.Log1p(a / high)) + C.Log(odd) + C.Log(even);
    }
}
