namespace Lossworks.Verification;

/// <content>The functions of one number, each with its slope and its curve.</content>
internal sealed partial class BigCalculus
{
    internal BigJet Exp(BigJet x)
    {
        BigReal e = Math.Exp(x.Value);
        return Chain(x, e, e, e);
    }

    internal BigJet Expm1(BigJet x)
    {
        BigReal e = Math.Exp(x.Value);
        return Chain(x, Math.Expm1(x.Value), e, e);
    }

    internal BigJet Log(BigJet x)
    {
        BigReal slope = Math.Divide(BigReal.One, x.Value);
        return Chain(x, Math.Log(x.Value), slope, -Math.Square(slope));
    }

    internal BigJet Log1p(BigJet x)
    {
        BigReal slope = Math.Divide(BigReal.One, Math.Add(BigReal.One, x.Value));
        return Chain(x, Math.Log1p(x.Value), slope, -Math.Square(slope));
    }

    internal BigJet Sin(BigJet x)
    {
        BigReal sin = Math.Sin(x.Value);
        return Chain(x, sin, Math.Cos(x.Value), -sin);
    }

    internal BigJet Cos(BigJet x)
    {
        BigReal cos = Math.Cos(x.Value);
        return Chain(x, cos, -Math.Sin(x.Value), -cos);
    }

    internal BigJet Arctan(BigJet x)
    {
        BigReal slope = Math.Divide(BigReal.One, Math.Add(BigReal.One, Math.Square(x.Value)));
        return Chain(x, Math.Arctan(x.Value), slope, -Times(Math.Square(slope), x.Value.Scale(1)));
    }

    internal BigJet Sinh(BigJet x)
    {
        BigReal sinh = Math.Sinh(x.Value);
        return Chain(x, sinh, Math.Cosh(x.Value), sinh);
    }

    internal BigJet Cosh(BigJet x)
    {
        BigReal cosh = Math.Cosh(x.Value);
        return Chain(x, cosh, Math.Sinh(x.Value), cosh);
    }

    internal BigJet Tanh(BigJet x)
    {
        BigReal tanh = Math.Tanh(x.Value), slope = SquaredSecant(x.Value);
        return Chain(x, tanh, slope, -Math.Multiply(tanh, slope).Scale(1));
    }

    /// <summary>s' = s (1 - s), s'' = s' (1 - 2 s) = -s' tanh(x / 2).</summary>
    internal BigJet Logistic(BigJet x)
    {
        (BigReal value, BigReal rest) = (Math.Logistic(x.Value), Math.Logistic(-x.Value));
        BigReal slope = Math.Multiply(value, rest);
        return Chain(x, value, slope, -Math.Multiply(slope, Math.Tanh(x.Value.Scale(-1))));
    }

    internal BigJet Softplus(BigJet x)
    {
        (BigReal slope, BigReal rest) = (Math.Logistic(x.Value), Math.Logistic(-x.Value));
        return Chain(x, Math.Softplus(x.Value), slope, Math.Multiply(slope, rest));
    }

    internal BigJet LogSigmoid(BigJet x) => Negate(Softplus(Negate(x)));

    internal BigJet LogCosh(BigJet x) => Chain(x, Math.LogCosh(x.Value), Math.Tanh(x.Value), SquaredSecant(x.Value));

    internal BigJet Erf(BigJet x)
    {
        BigReal slope = Math.ErfSlope(x.Value);
        return Chain(x, Math.Erf(x.Value), slope, -Times(slope, x.Value.Scale(1)));
    }

    internal BigJet Erfc(BigJet x)
    {
        BigReal slope = Math.ErfSlope(x.Value);
        return Chain(x, Math.Erfc(x.Value), -slope, Times(slope, x.Value.Scale(1)));
    }

    internal BigJet NormalCdf(BigJet x)
    {
        BigReal slope = Math.NormalDensity(x.Value);
        return Chain(x, Math.NormalCdf(x.Value), slope, -Times(slope, x.Value));
    }

    internal BigJet LogNormalCdf(BigJet x) => Chain(x, Math.LogNormalCdf(x.Value), Math.NormalRatio(x.Value), Math.NormalRatioSlope(x.Value));

    internal BigJet LogGamma(BigJet x) => Chain(x, Math.LogGamma(x.Value), Math.Digamma(x.Value), Math.Trigamma(x.Value));

    internal BigJet Digamma(BigJet x) => Polygamma(0, x);

    internal BigJet Trigamma(BigJet x) => Polygamma(1, x);

    /// <summary>The derivative of digamma of an order, 0 and up.</summary>
    internal BigJet Polygamma(int order, BigJet x) =>
        Chain(x, Math.Polygamma(order, x.Value), Math.Polygamma(order + 1, x.Value), Math.Polygamma(order + 2, x.Value));

    /// <summary>1 / cosh(x)^2.</summary>
    private BigReal SquaredSecant(BigReal x) => Math.Square(Math.Divide(BigReal.One, Math.Cosh(x)));
}
