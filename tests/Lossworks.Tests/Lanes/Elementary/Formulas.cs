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
        ["log-cosh"] = new TestedFunction<LogCoshFormula>(),
        ["erf"] = new TestedFunction<ErfFormula>(),
        ["normal-cdf"] = new TestedFunction<NormalCdfFormula>(),
        ["log-gamma"] = new TestedFunction<LogGammaFormula>(),
        ["digamma"] = new TestedFunction<DigammaFormula>(),
        ["trigamma"] = new TestedFunction<TrigammaFormula>(),
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

    private readonly struct NormalCdfFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
            => StableMath.NormalCdf<V, O>(x);
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

    private readonly struct PowerFormula : ILaneFormula
    {
        public static V Of<V, O>(V x, double exponent)
            where V : struct
            where O : struct, ILanes<V>
            => StableMath.Power<V, O>(x, exponent);
    }
}
