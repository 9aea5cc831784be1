using Lossworks.Lanes;

namespace Lossworks.Tests.Lanes.Elementary;

/// <summary>The functions under test, named as their tables are.</summary>
internal static class Formulas
{
    internal static IReadOnlyDictionary<string, TestedFunction> All { get; } = new Dictionary<string, TestedFunction>
    {
        ["exp"] = new TestedFunction<ExpFormula>(),
        ["expm1"] = new TestedFunction<Expm1Formula>(),
        ["log"] = new TestedFunction<LogFormula>(),
        ["log1p"] = new TestedFunction<Log1pFormula>(),
        ["softplus"] = new TestedFunction<SoftplusFormula>(),
        ["log-sigmoid"] = new TestedFunction<LogSigmoidFormula>(),
        ["tanh"] = new TestedFunction<TanhFormula>(),
        ["sinh"] = new TestedFunction<SinhFormula>(),
        ["cosh"] = new TestedFunction<CoshFormula>(),
        ["log-cosh"] = new TestedFunction<LogCoshFormula>(),
        ["erf"] = new TestedFunction<ErfFormula>(),
        ["erfc"] = new TestedFunction<ErfcFormula>(),
        ["normal-cdf"] = new TestedFunction<NormalCdfFormula>(),
        ["log-normal-cdf"] = new TestedFunction<LogNormalCdfFormula>(),
        ["log-gamma"] = new TestedFunction<LogGammaFormula>(),
        ["digamma"] = new TestedFunction<DigammaFormula>(),
        ["trigamma"] = new TestedFunction<TrigammaFormula>(),
        ["tetragamma"] = new TestedFunction<TetragammaFormula>(),
        ["pentagamma"] = new TestedFunction<PentagammaFormula>(),
        ["power"] = new TestedFunction<PowerFormula>(),
    };

    private readonly struct ExpFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
            => StableMath.Exp<V, O>(x);
    }

    private readonly struct Expm1Formula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
            => StableMath.Expm1<V, O>(x);
    }

    private readonly struct LogFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
            => StableMath.Log<V, O>(x);
    }

    private readonly struct Log1pFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
            => StableMath.Log1p<V, O>(x);
    }

    private readonly struct SoftplusFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
            => StableMath.Softplus<V, O>(x);
    }

    private readonly struct LogSigmoidFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
            => StableMath.LogSigmoid<V, O>(x);
    }

    private readonly struct TanhFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
            => StableMath.Tanh<V, O>(x);
    }

    private readonly struct SinhFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
        {
            StableMath.SinhCosh<V, O>(x, out V sinh, out _);
            return sinh;
        }
    }

    private readonly struct CoshFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
        {
            StableMath.SinhCosh<V, O>(x, out _, out V cosh);
            return cosh;
        }
    }

    private readonly struct LogCoshFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
            => StableMath.LogCosh<V, O>(x);
    }

    private readonly struct ErfFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
            => StableMath.Erf<V, O>(x);
    }

    private readonly struct ErfcFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
            => StableMath.Erfc<V, O>(x);
    }

    private readonly struct NormalCdfFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
            => StableMath.NormalCdf<V, O>(x);
    }

    private readonly struct LogNormalCdfFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
        {
            StableMath.LogNormalCdf<V, O>(x, out V value, out _, out _);
            return value;
        }
    }

    private readonly struct LogGammaFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
            => StableMath.LogGamma<V, O>(x);
    }

    private readonly struct DigammaFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
            => StableMath.Digamma<V, O>(x);
    }

    private readonly struct TrigammaFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
            => StableMath.Trigamma<V, O>(x);
    }

    private readonly struct TetragammaFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
            => StableMath.Tetragamma<V, O>(x);
    }

    private readonly struct PentagammaFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
            => StableMath.Pentagamma<V, O>(x);
    }

    private readonly struct PowerFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
            => StableMath.Power<V, O>(x, exponent);
    }
}
