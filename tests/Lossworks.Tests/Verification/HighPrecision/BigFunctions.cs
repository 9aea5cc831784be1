using Lossworks.Verification;

namespace Lossworks.Tests.Verification.HighPrecision;

/// <summary>Every function of one number by its name: of numbers, of jets, and where to look at its derivatives.</summary>
internal static class BigFunctions
{
    private static readonly double[] Anywhere = [-30.25, -2.5, -0.75, -1e-5, 1e-5, 0.3, 1.25, 4, 30.25];
    private static readonly double[] Positive = [1e-5, 0.3, 1.25, 1.4616321449683623, 4, 30.25, 1e5];

    internal static IReadOnlyDictionary<string, Function> All { get; } = new Dictionary<string, Function>
    {
        ["exp"] = new((m, x) => m.Exp(x), (c, x) => c.Exp(x), Anywhere),
        ["expm1"] = new((m, x) => m.Expm1(x), (c, x) => c.Expm1(x), Anywhere),
        ["log"] = new((m, x) => m.Log(x), (c, x) => c.Log(x), Positive),
        ["log1p"] = new((m, x) => m.Log1p(x), (c, x) => c.Log1p(x), [-0.75, .. Positive]),
        ["sqrt"] = new((m, x) => m.Sqrt(x), (c, x) => c.Sqrt(x), Positive),
        ["sin"] = new((m, x) => m.Sin(x), (c, x) => c.Sin(x), Anywhere),
        ["cos"] = new((m, x) => m.Cos(x), (c, x) => c.Cos(x), Anywhere),
        ["arctan"] = new((m, x) => m.Arctan(x), (c, x) => c.Arctan(x), Anywhere),
        ["sinh"] = new((m, x) => m.Sinh(x), (c, x) => c.Sinh(x), Anywhere),
        ["cosh"] = new((m, x) => m.Cosh(x), (c, x) => c.Cosh(x), Anywhere),
        ["tanh"] = new((m, x) => m.Tanh(x), (c, x) => c.Tanh(x), Anywhere),
        ["logistic"] = new((m, x) => m.Logistic(x), (c, x) => c.Logistic(x), Anywhere),
        ["softplus"] = new((m, x) => m.Softplus(x), (c, x) => c.Softplus(x), Anywhere),
        ["log-sigmoid"] = new((m, x) => m.LogSigmoid(x), (c, x) => c.LogSigmoid(x), Anywhere),
        ["log-cosh"] = new((m, x) => m.LogCosh(x), (c, x) => c.LogCosh(x), Anywhere),
        ["erf"] = new((m, x) => m.Erf(x), (c, x) => c.Erf(x), [-2.5, -0.75, 1e-5, 0.3, 1.25, 4]),
        ["erfc"] = new((m, x) => m.Erfc(x), (c, x) => c.Erfc(x), [-2.5, -0.75, 1e-5, 0.3, 1.25, 4, 30.25]),
        ["normal-cdf"] = new((m, x) => m.NormalCdf(x), (c, x) => c.NormalCdf(x), [-30.25, -2.5, -0.75, 1e-5, 0.3, 1.25, 4]),
        ["log-normal-cdf"] = new((m, x) => m.LogNormalCdf(x), (c, x) => c.LogNormalCdf(x), [-1000.5, .. Anywhere]),
        ["log-gamma"] = new((m, x) => m.LogGamma(x), (c, x) => c.LogGamma(x), Positive),
        ["digamma"] = new((m, x) => m.Digamma(x), (c, x) => c.Digamma(x), Positive),
        ["trigamma"] = new((m, x) => m.Trigamma(x), (c, x) => c.Trigamma(x), Positive),
        ["polygamma-2"] = new((m, x) => m.Polygamma(2, x), (c, x) => c.Polygamma(2, x), Positive),
        ["polygamma-3"] = new((m, x) => m.Polygamma(3, x), (c, x) => c.Polygamma(3, x), Positive),
        ["polygamma-4"] = new((m, x) => m.Polygamma(4, x), (c, x) => c.Polygamma(4, x), Positive),
    };

    /// <summary>How far a value is from the truth, in units of the last of so many bits; infinite where one is 0 or not finite and the other is not.</summary>
    internal static double Error(BigReal found, BigReal truth, int bits)
    {
        if (truth.IsZero || !truth.IsFinite || !found.IsFinite)
            return found.Equals(truth) ? 0 : double.PositiveInfinity;
        BigMath math = new(bits + 64);
        return System.Math.Abs(math.Subtract(found, truth).Scale(bits - truth.Order).ToDouble());
    }

    /// <summary>One function.</summary>
    /// <param name="One">Of a number.</param>
    /// <param name="Jet">Of a jet.</param>
    /// <param name="Points">Where its derivatives are looked at.</param>
    internal sealed record Function(Func<BigMath, BigReal, BigReal> One, Func<BigCalculus, BigJet, BigJet> Jet, double[] Points);
}
