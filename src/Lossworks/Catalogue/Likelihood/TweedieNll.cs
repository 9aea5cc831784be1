using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Between Poisson (power 1) and gamma (power 2): many exact zeros and a skewed positive rest, mean exp(prediction).</summary>
/// <remarks>
///   e^((2 - power) f)/(2 - power) - y e^((1 - power) f)/(1 - power); power 1: e^f - y f; power 2: f + y e^(-f)
///   Tweedie (1984); Jorgensen (1987), doi:10.1111/j.2517-6161.1987.tb01685.x
/// </remarks>
public readonly record struct TweedieNll : IPointwiseLoss, IRestrictsTarget
{
    /// <summary>power = 1.5.</summary>
    public TweedieNll()
        : this(1.5)
    {
    }

    /// <summary>power: how the variance grows with the mean: 1 Poisson, 2 gamma, 3 inverse Gaussian. Range: power &lt;= 0 or power &gt;= 1.</summary>
    public TweedieNll(double power) => Power = Interval.Real.Outside(0, 1).Require(power);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("tweedie-nll")
    {
        Aliases = ["tweedie"],
        Summary = "Between Poisson (power 1) and gamma (power 2): many exact zeros and a skewed positive rest, mean exp(prediction).",
        Formula = "e^((2 - power) f)/(2 - power) - y e^((1 - power) f)/(1 - power); power 1: e^f - y f; power 2: f + y e^(-f)",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.PositiveRegression],
        Outputs = [Output.LogMean],
        Target = new Argument("target", Interval.Real),
        Parameters =
        [
            ParameterCard.Number(
                "power", new TweedieNll().Power, Interval.Real.Outside(0, 1),
                "how the variance grows with the mean: 1 Poisson, 2 gamma, 3 inverse Gaussian"),
        ],
        UseWhen = "Targets are 0 for many rows and positive and skewed for the rest: insurance cost, rainfall, spending.",
        AvoidWhen = "Zeros and amounts follow different causes: model them apart.",
        Elsewhere =
        [
            Counterpart.ScikitLearn("HalfTweedieLoss"),
            Counterpart.MlNet(
                "TweedieLoss",
                "takes the mean, not its logarithm, but its derivative is that by the log-mean; at power 2 its value is least at the root of y"),
            Counterpart.XGBoost("reg:tweedie", "powers between 1 and 2 only"),
            Counterpart.LightGbm("tweedie", "powers from 1 to below 2 only"),
            Counterpart.CatBoost("Tweedie", "powers between 1 and 2 only; variance_power must be given"),
        ],
        References = ["Tweedie (1984); Jorgensen (1987), doi:10.1111/j.2517-6161.1987.tb01685.x"],
    };

    /// <summary>How the variance grows with the mean: 1 Poisson, 2 gamma, 3 inverse Gaussian.</summary>
    public double Power { get; }

    /// <inheritdoc/>
    public Argument Target => Power switch
    {
        <= 0 => Card.Target,
        < 2 => new("non-negative target", Interval.NonNegative),
        _ => new("positive target", Interval.Positive),
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = Power is >= 1 and <= 2,
        StrictlyConvex = Power is >= 1 and <= 2,
        Elicits = Functional.LogMean,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        if (Power == 1)
            return T.Exp(f) - (y * f);
        if (Power == 2)
            return f + (y * T.Exp(-f));
        T mean = T.Exp((2 - Power) * f) / (2 - Power), cross = y * (T.Exp((1 - Power) * f) / (1 - Power));
        return T.IfAtMost(C.Abs(y), 0, mean, mean - cross);
    }
}
