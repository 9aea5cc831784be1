using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>The overlap of one answer with the truth, where an easy answer counts for less: made for labels of which few are positive.</summary>
/// <remarks>
///   1 - (2 q t + gamma)/(q + t + gamma), q = (1 - p)^alpha p.  That is q/(q + gamma) for t = 0 and (1 - q)/(q + 1 + gamma) for t = 1.
///   Li, Sun, Meng, Liang, Wu and Li (2020), doi:10.18653/v1/2020.acl-main.45
/// </remarks>
public readonly record struct SelfAdjustingDice : IPointwiseLoss
{
    /// <summary>alpha = 1, gamma = 1.</summary>
    public SelfAdjustingDice()
        : this(1)
    {
    }

    /// <summary>alpha: how fast confident answers fade, at least 0; gamma: what keeps the share of a negative row from jumping, above 0.</summary>
    public SelfAdjustingDice(double alpha, double gamma = 1)
    {
        Alpha = Interval.NonNegative.Require(alpha);
        Gamma = Interval.Positive.Require(gamma);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("self-adjusting-dice")
    {
        Summary = "The overlap of one answer with the truth, where an easy answer counts for less: made for labels of which few are positive.",
        Formula = "1 - (2 q t + gamma)/(q + t + gamma), q = (1 - p)^alpha p",
        Family = LossFamily.Imbalance,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Probability],
        Target = Argument.ZeroOneTarget,
        Parameters =
        [
            ParameterCard.Number("alpha", new SelfAdjustingDice().Alpha, Interval.NonNegative, "how fast confident answers fade; 0 not at all"),
            ParameterCard.Number("gamma", new SelfAdjustingDice().Gamma, Interval.Positive, "smoothing: what is added to the overlap and to the sizes"),
        ],
        UseWhen = "Few tokens or points are positive and the F1 score counts.",
        AvoidWhen = "You want probabilities; or alpha is above 0 and answers are confident: beyond p = 1/(1 + alpha) a positive row is pushed back.",
        References = ["Li, Sun, Meng, Liang, Wu and Li (2020), doi:10.18653/v1/2020.acl-main.45, arXiv:1911.02855"],
        Notes = "For alpha between 0 and 1 the slope is infinite at p = 1.",
    };

    /// <summary>How fast confident answers fade.</summary>
    public double Alpha { get; }

    /// <summary>What is added to the overlap and to the sizes.</summary>
    public double Gamma { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        // |dq/dp| is at most 1 but for alpha between 0 and 1; the slope by q is largest at q = 0, for either label.
        Lipschitz = Alpha is 0 or >= 1 ? Math.Max(1 / Gamma, (2 + Gamma) / ((1 + Gamma) * (1 + Gamma))) : null,
        NonNegative = true,
        ZeroAtPerfect = Alpha == 0,
        Bounded = 1 / (1 + Gamma),
        Differentiable = Alpha is 0 or >= 1,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        T q = T.Apply(new Power(Alpha), 1 - f) * f;
        return T.IfAtMost(y, 0, T.Apply(new SaturatingShare(Gamma), q), (1 - q) / (q + (1 + Gamma)));
    }
}
