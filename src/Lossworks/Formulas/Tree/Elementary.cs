namespace Lossworks.Formulas;

/// <summary>The functions of one number that formulas are composed of; each is one of <see cref="Lossworks.Calculus.Functions"/>.</summary>
internal enum Elementary
{
    Exp,
    Expm1,
    Log,
    Log1p,
    Sqrt,
    Softplus,
    LogSigmoid,
    Logistic,
    Tanh,
    Sinh,
    Cosh,
    LogCosh,
    SoftAbs,
    Log1pSquare,
    Erf,
    Erfc,
    NormalCdf,
    LogNormalCdf,
    LogGamma,
    Digamma,
    Trigamma,
    Arctan,
    Sin,
    Cos,
}
