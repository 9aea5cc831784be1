using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks.Losses;

/// <summary>Cross-entropy in both directions: from the label to the forecast, and, bounded, from the forecast to the label.</summary>
/// <remarks>
///   alpha (LSE(z) - z_y) + beta (-log-zero)(1 - s_y), s = softmax(z), log-zero standing for log 0.
///   Wang, Ma, Chen, Luo, Yi and Bailey (2019), doi:10.1109/ICCV.2019.00041, arXiv:1908.06112
/// </remarks>
public readonly record struct SymmetricCrossEntropy : IRowLoss, ISoftmaxLoss
{
    /// <summary>alpha = 0.1, beta = 1, log-zero = -4.</summary>
    public SymmetricCrossEntropy()
        : this(0.1, 1)
    {
    }

    /// <summary>alpha: weight of cross-entropy, &gt;= 0; beta: weight of reverse cross-entropy, &gt;= 0; logZero: what stands for log 0, &lt; 0.</summary>
    public SymmetricCrossEntropy(double alpha, double beta, double logZero = -4)
    {
        Alpha = Interval.NonNegative.Require(alpha);
        Beta = Interval.NonNegative.Require(beta);
        LogZero = ParameterCards.LogZeroRange.Require(logZero);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("symmetric-cross-entropy")
    {
        Aliases = ["sce"],
        Summary = "Cross-entropy in both directions: from the label to the forecast, and, bounded, from the forecast to the label.",
        Formula = "alpha (LSE(z) - z_y) + beta (-log-zero)(1 - s_y), s = softmax(z)",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        Parameters =
        [
            ParameterCard.Number("alpha", new SymmetricCrossEntropy().Alpha, Interval.NonNegative, "weight of cross-entropy, which learns the hard classes"),
            ParameterCard.Number(
                "beta", new SymmetricCrossEntropy().Beta, Interval.NonNegative, "weight of reverse cross-entropy, which tolerates wrong labels"),
            ParameterCards.LogZero(new SymmetricCrossEntropy().LogZero),
        ],
        UseWhen = "Some labels are wrong, and cross-entropy alone over-fits them while it still learns the hard classes.",
        AvoidWhen = "Labels are clean, or calibrated probabilities are wanted: for beta > 0 it is not proper.",
        References = ["Wang, Ma, Chen, Luo, Yi and Bailey (2019), doi:10.1109/ICCV.2019.00041, arXiv:1908.06112"],
        Notes = "The paper chooses alpha and beta for each data set; its code clips at 1e-4, which is log-zero = -9.21.",
    };

    /// <summary>Weight of cross-entropy.</summary>
    public double Alpha { get; }

    /// <summary>Weight of reverse cross-entropy.</summary>
    public double Beta { get; }

    /// <summary>What stands for log 0.</summary>
    public double LogZero { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = Beta == 0,
        Lipschitz = Math.Sqrt(2) * (Alpha - (0.25 * Beta * LogZero)),
        NonNegative = true,
        Bounded = Alpha == 0 ? -Beta * LogZero : null,
        StrictlyProper = Beta == 0 && Alpha > 0,
        Elicits = Beta == 0 && Alpha > 0 ? Functional.ClassProbabilities : Alpha == 0 && Beta > 0 ? Functional.ClassDecision : null,
    };

    Loss ISoftmaxLoss.Wrap(LossSpec spec) => SoftmaxLoss.Of(this, new BothWays(Alpha, -Beta * LogZero), spec);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => SurpriseRow.Of(new BothWays(Alpha, -Beta * LogZero), scores, target, gradient, hessian);

    private readonly struct BothWays(double forward, double backward) : ISurpriseFormula
    {
        public T Of<T>(T u)
            where T : struct, IReal<T>
            => (forward * u) - (backward * T.Apply(default(Expm1), -u));
    }
}
