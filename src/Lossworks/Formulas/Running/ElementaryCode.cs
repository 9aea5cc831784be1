using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Lanes;

namespace Lossworks.Formulas;

/// <summary>Who wants an elementary function as a type, so that the loop around it has no choices.</summary>
internal interface IElementaryUser
{
    void Use<F>(F function)
        where F : struct, IElementary;
}

/// <summary>The code of each elementary function: as a call, for the interpreter, as a type, for the compiler, and for loops over rows.</summary>
internal static class ElementaryCode
{
    /// <summary>Value and derivatives.</summary>
    internal static Expansion<V> At<V, O>(Elementary function, V x)
        where V : struct
        where O : struct, ILanes<V>
        => function switch
        {
            Elementary.Exp => default(Exp).At<V, O>(x),
            Elementary.Expm1 => default(Expm1).At<V, O>(x),
            Elementary.Log => default(Log).At<V, O>(x),
            Elementary.Log1p => default(Log1p).At<V, O>(x),
            Elementary.Sqrt => default(Sqrt).At<V, O>(x),
            Elementary.Softplus => default(Softplus).At<V, O>(x),
            Elementary.Logistic => default(Logistic).At<V, O>(x),
            Elementary.LogCosh => default(LogCosh).At<V, O>(x),
            Elementary.SoftAbs => default(SoftAbs).At<V, O>(x),
            Elementary.Log1pSquare => default(Log1pSquare).At<V, O>(x),
            Elementary.Erf => default(Erf).At<V, O>(x),
            Elementary.LogGamma => default(LogGamma).At<V, O>(x),
            Elementary.Arctan => default(Arctan).At<V, O>(x),
            Elementary.LogSigmoid => default(LogSigmoid).At<V, O>(x),
            Elementary.Tanh => default(Tanh).At<V, O>(x),
            Elementary.Sinh => default(Sinh).At<V, O>(x),
            Elementary.Cosh => default(Cosh).At<V, O>(x),
            Elementary.Erfc => default(Erfc).At<V, O>(x),
            Elementary.NormalCdf => default(NormalCdf).At<V, O>(x),
            Elementary.LogNormalCdf => default(LogNormalCdf).At<V, O>(x),
            Elementary.Digamma => default(Digamma).At<V, O>(x),
            Elementary.Sin => default(Sin).At<V, O>(x),
            Elementary.Cos => default(Cos).At<V, O>(x),
            Elementary.Trigamma => default(Trigamma).At<V, O>(x),
            _ => throw new ArgumentOutOfRangeException(nameof(function), function, "is no elementary function"),
        };

    /// <summary>The struct that has it.</summary>
    internal static Type TypeOf(Elementary function) => function switch
    {
        Elementary.Exp => typeof(Exp),
        Elementary.Expm1 => typeof(Expm1),
        Elementary.Log => typeof(Log),
        Elementary.Log1p => typeof(Log1p),
        Elementary.Sqrt => typeof(Sqrt),
        Elementary.Softplus => typeof(Softplus),
        Elementary.Logistic => typeof(Logistic),
        Elementary.LogCosh => typeof(LogCosh),
        Elementary.SoftAbs => typeof(SoftAbs),
        Elementary.Log1pSquare => typeof(Log1pSquare),
        Elementary.Erf => typeof(Erf),
        Elementary.LogGamma => typeof(LogGamma),
        Elementary.Arctan => typeof(Arctan),
        Elementary.LogSigmoid => typeof(LogSigmoid),
        Elementary.Tanh => typeof(Tanh),
        Elementary.Sinh => typeof(Sinh),
        Elementary.Cosh => typeof(Cosh),
        Elementary.Erfc => typeof(Erfc),
        Elementary.NormalCdf => typeof(NormalCdf),
        Elementary.LogNormalCdf => typeof(LogNormalCdf),
        Elementary.Digamma => typeof(Digamma),
        Elementary.Sin => typeof(Sin),
        Elementary.Cos => typeof(Cos),
        Elementary.Trigamma => typeof(Trigamma),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "is no elementary function"),
    };

    /// <summary>Hands its struct to whoever wants it.</summary>
    internal static void Use<U>(Elementary function, U user)
        where U : struct, IElementaryUser, allows ref struct
    {
        switch (function)
        {
            case Elementary.Exp:
                user.Use(default(Exp));
                break;
            case Elementary.Expm1:
                user.Use(default(Expm1));
                break;
            case Elementary.Log:
                user.Use(default(Log));
                break;
            case Elementary.Log1p:
                user.Use(default(Log1p));
                break;
            case Elementary.Sqrt:
                user.Use(default(Sqrt));
                break;
            case Elementary.Softplus:
                user.Use(default(Softplus));
                break;
            case Elementary.Logistic:
                user.Use(default(Logistic));
                break;
            case Elementary.LogCosh:
                user.Use(default(LogCosh));
                break;
            case Elementary.SoftAbs:
                user.Use(default(SoftAbs));
                break;
            case Elementary.Log1pSquare:
                user.Use(default(Log1pSquare));
                break;
            case Elementary.Erf:
                user.Use(default(Erf));
                break;
            case Elementary.LogGamma:
                user.Use(default(LogGamma));
                break;
            case Elementary.Arctan:
                user.Use(default(Arctan));
                break;
            case Elementary.LogSigmoid:
                user.Use(default(LogSigmoid));
                break;
            case Elementary.Tanh:
                user.Use(default(Tanh));
                break;
            case Elementary.Sinh:
                user.Use(default(Sinh));
                break;
            case Elementary.Cosh:
                user.Use(default(Cosh));
                break;
            case Elementary.Erfc:
                user.Use(default(Erfc));
                break;
            case Elementary.NormalCdf:
                user.Use(default(NormalCdf));
                break;
            case Elementary.LogNormalCdf:
                user.Use(default(LogNormalCdf));
                break;
            case Elementary.Digamma:
                user.Use(default(Digamma));
                break;
            case Elementary.Sin:
                user.Use(default(Sin));
                break;
            case Elementary.Cos:
                user.Use(default(Cos));
                break;
            case Elementary.Trigamma:
                user.Use(default(Trigamma));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(function), function, "is no elementary function");
        }
    }

    /// <summary>Whether its first two derivatives are finite everywhere, so that they may be multiplied by a motion of 0.</summary>
    internal static bool HasFiniteSlopes(Elementary function) =>
        function is Elementary.Softplus or Elementary.LogSigmoid or Elementary.Logistic or Elementary.Tanh or Elementary.LogCosh or Elementary.SoftAbs
            or Elementary.Log1pSquare or Elementary.Erf or Elementary.Erfc or Elementary.NormalCdf or Elementary.Arctan or Elementary.Sin or Elementary.Cos;
}
