using System.Runtime.CompilerServices;
using Lossworks.Calculus.Functions;

namespace Lossworks.Calculus;

/// <summary>
/// A real number as formulas see it. A loss is written once over this interface; the number type decides whether the value alone, the value
/// and the gradient, or also the Hessian comes out, at which precision and at which vector width.
/// </summary>
/// <typeparam name="T">The number type itself.</typeparam>
public interface IReal<T>
    where T : struct, IReal<T>
{
    /// <summary>A constant.</summary>
    static abstract T Const(double value);

    /// <summary>Sum.</summary>
    static abstract T operator +(T a, T b);

    /// <summary>Difference.</summary>
    static abstract T operator -(T a, T b);

    /// <summary>Product.</summary>
    static abstract T operator *(T a, T b);

    /// <summary>Quotient.</summary>
    static abstract T operator /(T a, T b);

    /// <summary>Negative.</summary>
    static abstract T operator -(T x);

    /// <summary>Sum with a constant.</summary>
    static abstract T operator +(T x, double k);

    /// <summary>Sum with a constant.</summary>
    static abstract T operator +(double k, T x);

    /// <summary>Difference from a constant.</summary>
    static abstract T operator -(T x, double k);

    /// <summary>Difference of a constant.</summary>
    static abstract T operator -(double k, T x);

    /// <summary>Multiple.</summary>
    static abstract T operator *(double k, T x);

    /// <summary>Quotient by a constant.</summary>
    static abstract T operator /(T x, double k);

    /// <summary>A function that knows its own derivatives, by the chain rule.</summary>
    static abstract T Apply<F>(F function, T x)
        where F : struct, IElementary;

    /// <summary>The absolute value, with derivative 0 at 0: for losses with a kink there.</summary>
    static abstract T Abs(T x);

    /// <summary>
    /// The absolute value, with derivative +1 at 0: for even smooth losses written in |x| (Huber). A derivative of 0 there would wipe out
    /// their curvature at residual 0.
    /// </summary>
    static abstract T Magnitude(T x);

    /// <summary><paramref name="then"/> where x &lt;= bound, else <paramref name="otherwise"/>. Only the chosen branch has to be finite.</summary>
    static abstract T IfAtMost(T x, double bound, T then, T otherwise);

    /// <summary><paramref name="then"/> where x &lt; bound, else <paramref name="otherwise"/>. Only the chosen branch has to be finite.</summary>
    static abstract T IfLess(T x, double bound, T then, T otherwise);

    /// <summary>x^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual T Square(T x) => x * x;

    /// <summary>e^x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual T Exp(T x) => T.Apply(default(Exp), x);

    /// <summary>The natural logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual T Log(T x) => T.Apply(default(Log), x);

    /// <summary>log(1 + x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual T Log1p(T x) => T.Apply(default(Log1p), x);

    /// <summary>The square root.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual T Sqrt(T x) => T.Apply(default(Sqrt), x);

    /// <summary>log(1 + e^x); its derivative is the logistic function.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual T Softplus(T x) => T.Apply(default(Softplus), x);

    /// <summary>log(cosh x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual T LogCosh(T x) => T.Apply(default(LogCosh), x);

    /// <summary>sqrt(1 + x^2) - 1, accurate for tiny x and for huge.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual T SoftAbs(T x) => T.Apply(default(SoftAbs), x);

    /// <summary>log(1 + x^2), accurate for tiny x and for huge.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual T Log1pSquare(T x) => T.Apply(default(Log1pSquare), x);

    /// <summary>log Gamma(x) for x &gt; 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual T LogGamma(T x) => T.Apply(default(LogGamma), x);

    /// <summary>The arctangent, in (-pi/2, pi/2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual T Arctan(T x) => T.Apply(default(Arctan), x);
}

/// <summary>A real number that also works with constants <typeparamref name="C"/>: a prediction with targets.</summary>
/// <remarks>
/// Targets are a type of their own so that no derivative is carried for them: cheaper, and an infinite intermediate value is not multiplied
/// by a derivative of zero, which would make NaN.
/// </remarks>
/// <typeparam name="T">The number type itself.</typeparam>
/// <typeparam name="C">The type of constants.</typeparam>
public interface IReal<T, C> : IReal<T>
    where T : struct, IReal<T, C>
    where C : struct, IReal<C>
{
    /// <summary>The value of a number without its derivatives: a part of a loss that is held constant.</summary>
    static abstract C Held(T x);

    /// <summary>A function with two constants that knows its own derivatives, by the chain rule.</summary>
    static abstract T Apply<F>(F function, T x, C a, C b)
        where F : struct, IElementaryOfConstants;

    /// <summary>onNo log(1 + e^x) + onYes log(1 + e^-x), constants not negative: the cross-entropy of a logit, both terms from one exponential.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual T SoftplusPair(T x, C onNo, C onYes) => T.Apply(default(SoftplusPair), x, onNo, onYes);

    /// <summary>A constant per row as a number.</summary>
    static abstract T Const(C value);

    /// <summary>Sum with a constant.</summary>
    static abstract T operator +(T x, C k);

    /// <summary>Difference from a constant.</summary>
    static abstract T operator -(T x, C k);

    /// <summary>Difference of a constant.</summary>
    static abstract T operator -(C k, T x);

    /// <summary>Multiple.</summary>
    static abstract T operator *(C k, T x);

    /// <summary>Quotient by a constant.</summary>
    static abstract T operator /(T x, C k);

    /// <summary>By a condition on a constant: <paramref name="then"/> where k &lt;= bound, else <paramref name="otherwise"/>.</summary>
    static abstract T IfAtMost(C k, double bound, T then, T otherwise);
}
