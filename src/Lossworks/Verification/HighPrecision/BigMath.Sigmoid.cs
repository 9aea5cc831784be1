namespace Lossworks.Verification;

/// <content>Hyperbolic functions, and those of a logit. Each is put together from Expm1 and Log1p so that nothing cancels.</content>
internal sealed partial class BigMath
{
    /// <summary>(u + u / (1 + u)) / 2 with u = e^x - 1.</summary>
    internal BigReal Sinh(BigReal x)
    {
        if (!x.IsFinite || x.IsNegative)
            return x.IsFinite ? -Sinh(-x) : x;
        BigMath wide = More(Guard);
        BigReal u = wide.Expm1(x);
        return u.IsInfinite ? u : Round(wide.Add(u, wide.Divide(u, wide.Add(BigReal.One, u))).Scale(-1));
    }

    internal BigReal Cosh(BigReal x)
    {
        BigMath wide = More(Guard);
        BigReal e = wide.Exp(Abs(x));
        return Round(wide.Add(e, wide.Divide(BigReal.One, e)).Scale(-1));
    }

    /// <summary>u / (u + 2) with u = e^(2 x) - 1.</summary>
    internal BigReal Tanh(BigReal x)
    {
        if (x.IsNaN || x.IsNegative)
            return x.IsNaN ? x : -Tanh(-x);
        BigMath wide = More(Guard);
        BigReal u = wide.Expm1(x.Scale(1));
        return u.IsInfinite ? BigReal.One : Divide(u, wide.Add(u, 2));
    }

    /// <summary>1 / (1 + e^-x).</summary>
    internal BigReal Logistic(BigReal x)
    {
        BigMath wide = More(Guard);
        return Divide(BigReal.One, wide.Add(BigReal.One, wide.Exp(-x)));
    }

    /// <summary>log(1 + e^x).</summary>
    internal BigReal Softplus(BigReal x)
    {
        BigMath wide = More(Guard);
        BigReal small = wide.Log1p(wide.Exp(x.IsNegative ? x : -x));
        return Round(x.IsNegative ? small : wide.Add(x, small));
    }

    /// <summary>-log(1 + e^-x).</summary>
    internal BigReal LogSigmoid(BigReal x) => -Softplus(-x);

    /// <summary>log cosh x: log(1 + 2 sinh(x/2)^2) near 0, |x| + log(1 + e^(-2 |x|)) - log 2 elsewhere.</summary>
    internal BigReal LogCosh(BigReal x)
    {
        BigMath wide = More(Guard);
        BigReal size = Abs(x);
        if (size <= BigReal.One)
            return Log1p(wide.Square(wide.Sinh(size.Scale(-1))).Scale(1));
        BigReal tail = wide.Log1p(wide.Exp(-size.Scale(1)));
        return Round(wide.Add(size, wide.Subtract(tail, wide.Ln2)));
    }
}
