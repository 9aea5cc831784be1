using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks.Losses;

/// <summary>Cross-entropy whose pull on the right class's probability is turned up or down by one number.</summary>
/// <remarks>
///   sum_k t_k (LSE(z) - z_k) + epsilon (1 - sum_k t_k s_k), s = softmax(z).
///   Leng, Tan, Liu, Cubuk, Shi, Cheng and Anguelov (2022), arXiv:2204.12511
/// </remarks>
public readonly record struct Poly1CrossEntropy : IRowLoss, ISoftmaxLoss
{
    /// <summary>epsilon = 2.</summary>
    public Poly1CrossEntropy()
        : this(2)
    {
    }

    /// <summary>epsilon: added to the first coefficient of the series in 1 - s; any real number.</summary>
    public Poly1CrossEntropy(double epsilon) => Epsilon = Interval.Real.Require(epsilon);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("poly-1-cross-entropy")
    {
        Aliases = ["poly-loss"],
        Summary = "Cross-entropy whose pull on the right class's probability is turned up or down by one number.",
        Formula = "sum_k t_k (LSE(z) - z_k) + epsilon (1 - sum_k t_k s_k), s = softmax(z)",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Logits],
        Target = Argument.ClassOrSharesTarget,
        MinimumColumns = 2,
        Parameters =
        [
            ParameterCard.Number(
                "epsilon", new Poly1CrossEntropy().Epsilon, Interval.Real, "above 0 for more confident answers, below 0 for less; 0 is cross-entropy"),
        ],
        UseWhen = "Cross-entropy works and a single number may be tuned for a little more accuracy.",
        AvoidWhen = "You want calibrated probabilities: it is proper for epsilon = 0 only.",
        Elsewhere =
        [
            Counterpart.Optax("poly_loss_cross_entropy"),
            Counterpart.Other("TF-Ranking PolyOneSoftmaxLoss", "epsilon = 1, over the items of a list"),
        ],
        References = ["Leng, Tan, Liu, Cubuk, Shi, Cheng and Anguelov (2022), arXiv:2204.12511"],
    };

    /// <summary>Added to the first coefficient of the series in 1 - s.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = Epsilon == 0,
        NonNegative = Epsilon >= -1,
        Lipschitz = Math.Sqrt(2) * (1 + Math.Max(0, 0.25 * Epsilon) + Math.Max(0, -1 - Epsilon)),
        StrictlyProper = Epsilon == 0,
        Elicits = Epsilon == 0 ? Functional.ClassProbabilities : null,
    };

    Loss ISoftmaxLoss.Wrap(LossSpec spec) => SoftmaxLoss.Of(this, new Raised(Epsilon), spec);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double value = SurpriseRow.Of(new Raised(Epsilon), scores, target, gradient, hessian);
        return target.IsLabel ? value : value + (Epsilon * (1 - target.Total));
    }

    private readonly struct Raised(double epsilon) : ISurpriseFormula
    {
        /// <summary>u + epsilon (1 - e^-u); below 0, where that cancels near u = 0, (1 + epsilon) u - epsilon (e^-u - 1 + u).</summary>
        public T Of<T>(T u)
            where T : struct, IReal<T>
            => epsilon >= 0
                ? u - (epsilon * T.Apply(default(Expm1), -u))
                : ((1 + epsilon) * u) - (epsilon * T.Apply(default(ExpRest), -u));
    }
}
