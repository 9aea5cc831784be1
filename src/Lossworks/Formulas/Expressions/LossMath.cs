using Lossworks.Formulas;
using Lossworks.Lanes;

namespace Lossworks;

/// <summary>
/// The functions of formulas that <see cref="Math"/> does not have, for <see cref="Loss.Define(System.Linq.Expressions.Expression{Func{double, double, double}})"/> and
/// for everybody: right to a few units of the last place over their whole range.
/// </summary>
public static class LossMath
{
    /// <summary>log(1 + e^x).</summary>
    public static double Softplus(double x) => At(Elementary.Softplus, x);

    /// <summary>1/(1 + e^-x).</summary>
    public static double Sigmoid(double x) => At(Elementary.Logistic, x);

    /// <summary>log(1/(1 + e^-x)).</summary>
    public static double LogSigmoid(double x) => At(Elementary.LogSigmoid, x);

    /// <summary>log(cosh x).</summary>
    public static double LogCosh(double x) => At(Elementary.LogCosh, x);

    /// <summary>log(1 + x).</summary>
    public static double Log1p(double x) => At(Elementary.Log1p, x);

    /// <summary>e^x - 1.</summary>
    public static double Expm1(double x) => At(Elementary.Expm1, x);

    /// <summary>sqrt(1 + x^2) - 1.</summary>
    public static double SoftAbs(double x) => At(Elementary.SoftAbs, x);

    /// <summary>log(1 + x^2).</summary>
    public static double Log1pSquare(double x) => At(Elementary.Log1pSquare, x);

    /// <summary>The error function.</summary>
    public static double Erf(double x) => At(Elementary.Erf, x);

    /// <summary>1 - erf(x).</summary>
    public static double Erfc(double x) => At(Elementary.Erfc, x);

    /// <summary>The cumulative normal distribution.</summary>
    public static double NormalCdf(double x) => At(Elementary.NormalCdf, x);

    /// <summary>The logarithm of the cumulative normal distribution.</summary>
    public static double LogNormalCdf(double x) => At(Elementary.LogNormalCdf, x);

    /// <summary>log Gamma(x) for x &gt; 0.</summary>
    public static double LogGamma(double x) => At(Elementary.LogGamma, x);

    /// <summary>The derivative of log Gamma(x) for x &gt; 0.</summary>
    public static double Digamma(double x) => At(Elementary.Digamma, x);

    /// <summary>The second derivative of log Gamma(x) for x &gt; 0.</summary>
    public static double Trigamma(double x) => At(Elementary.Trigamma, x);

    /// <summary>x^2.</summary>
    public static double Square(double x) => x * x;

    /// <summary>The larger of x and 0.</summary>
    public static double Relu(double x) => Math.Max(x, 0);

    /// <summary>x log y, and 0 where x is 0.</summary>
    public static double XLogY(double x, double y) => x == 0 ? 0 : x * At(Elementary.Log, y);

    /// <summary>log(e^a + e^b).</summary>
    public static double LogAddExp(double a, double b) => b + At(Elementary.Softplus, a - b);

    private static double At(Elementary function, double x) => ElementaryCode.At<double, Scalar<double>>(function, x).Value;
}
