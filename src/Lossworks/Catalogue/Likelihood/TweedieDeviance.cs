using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>How much worse than perfect a predicted mean is, where the variance grows as a power of the mean.</summary>
/// <remarks>
///   max(y, 0)^(2-p)/((1-p)(2-p)) - y m^(1-p)/(1-p) + m^(2-p)/(2-p); p = power; its limits for 1 and 2; (y-m)^2/2 for 0
///   Jorgensen (1987), doi:10.1111/j.2517-6161.1987.tb01685.x
///   Dunn and Smyth (2005), doi:10.1007/s11222-005-4070-y
/// </remarks>
public readonly record struct TweedieDeviance : IPointwiseLoss, IRestrictsTarget, IRestrictsPrediction
{
    /// <summary>power = 1.5.</summary>
    public TweedieDeviance()
        : this(1.5)
    {
    }

    /// <summary>power: how the variance grows with the mean, power &lt;= 0 or power &gt;= 1.</summary>
    public TweedieDeviance(double power) => Power = Interval.Real.Outside(0, 1).Require(power);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("tweedie-deviance")
    {
        Summary = "How much worse than perfect a predicted mean is, where the variance grows as a power of the mean.",
        Formula = "max(y, 0)^(2-p)/((1-p)(2-p)) - y m^(1-p)/(1-p) + m^(2-p)/(2-p); p = power; its limits for 1 and 2; (y-m)^2/2 for 0",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.PositiveRegression],
        Outputs = [new Output("mean", Interval.Positive)],
        Target = new Argument("target", Interval.Real),
        Parameters = [ParameterCard.Number("power", new TweedieDeviance().Power, Interval.Real.Outside(0, 1), "how the variance grows with the mean")],
        UseWhen = "The model gives means of targets with many zeros and a skewed rest, and you want a value that is 0 at best.",
        AvoidWhen = "The model gives log-means, or you train from scratch: tweedie-nll is convex for powers from 1 to 2.",
        Elsewhere =
        [
            Counterpart.ScikitLearn("HalfTweedieLossIdentity", "leaves out the term of the target alone: the same gradient"),
            Counterpart.ScikitLearn("mean_tweedie_deviance", "twice as large; a metric"),
            Counterpart.MlNet(
                "TweedieLoss",
                "leaves out the term of the target alone; its derivative is that by the log-mean; at power 2 its value is least at the root of y"),
        ],
        References = ["Jorgensen (1987), doi:10.1111/j.2517-6161.1987.tb01685.x", "Dunn and Smyth (2005), doi:10.1007/s11222-005-4070-y"],
    };

    /// <summary>How the variance grows with the mean.</summary>
    public double Power { get; }

    /// <inheritdoc/>
    public Argument Target => new TweedieNll(Power).Target;

    /// <inheritdoc/>
    public Output Prediction => Power == 0 ? new("mean", Interval.Real) : Card.Outputs[0];

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = Power is 0 or 1,
        StrictlyConvex = Power == 0,
        Smooth = Power == 0 ? 1 : null,
        NonNegative = true,
        ZeroAtPerfect = Power is 0 or >= 1,
        Elicits = Functional.Mean,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        if (Power == 0)
            return default(HalfSquaredError).Of(f - y);
        if (Power == 1)
            return default(PoissonDeviance).Of(f, y);
        C m = T.Held(f), slope = C.Apply(new Power(-Power), m);
        return Expanded.Around(f, Value(m, y), slope * (m - y), slope * ((1 - Power) + (Power * (y / m))));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private C Value<C>(C m, C y)
        where C : struct, IReal<C>
    {
        double a = 2 - Power, b = 1 - Power;
        C share = (m - y) / y, x = C.Log1p(share);
        C near = C.Apply(new Power(a), y) * (Rest(a, x) - Rest(b, x)), far = Growth(a, m, y) - (y * Growth(b, m, y));
        C none = (C.Apply(new Power(a), m) / a) - (y * (C.Apply(new Power(b), m) / b));
        return C.IfAtMost(y, 0, none, C.IfAtMost(C.Abs(share), 0.5, near, far));
    }

    /// <summary>(e^(a x) - 1)/a - x: what is left of both terms near the target, where their first order cancels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static C Rest<C>(double a, C x)
        where C : struct, IReal<C>
        => a == 0 ? C.Const(0) : C.Apply(default(ExpRest), a * x) / a;

    /// <summary>(m^a - y^a)/a, and log(m/y) for a = 0: a small a would cancel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static C Growth<C>(double a, C m, C y)
        where C : struct, IReal<C>
    {
        C own = C.Apply(new Power(a), y);
        return Math.Abs(a) < 0.5
            ? own * C.Apply(new Expm1Over(a), 2 * C.Log(C.Sqrt(m) / C.Sqrt(y)))
            : (C.Apply(new Power(a), m) - own) / a;
    }
}
