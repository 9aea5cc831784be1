using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks.Losses;

/// <summary>The first terms of cross-entropy's series: bounded, so that wrong labels do not dominate; the more terms, the closer to cross-entropy.</summary>
/// <remarks>
///   sum_{i=1..order} (1 - s_y)^i/i, s = softmax(z).
///   Feng, Shu, Lin, Lv, Li and An (2020), doi:10.24963/ijcai.2020/305
/// </remarks>
public readonly record struct TaylorCrossEntropy : IRowLoss, ISoftmaxLoss
{
    /// <summary>Every term is computed: beyond a million they change no digit that anybody needs, and take long.</summary>
    private static readonly Interval OrderRange = new(1, 1_000_000);

    /// <summary>order = 2.</summary>
    public TaylorCrossEntropy()
        : this(2)
    {
    }

    /// <summary>order: how many terms. Range: 1 to 1,000,000.</summary>
    public TaylorCrossEntropy(int order) => Order = (int)OrderRange.Require(order, nameof(order));

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("taylor-cross-entropy")
    {
        Summary = "The first terms of cross-entropy's series: bounded, so that wrong labels do not dominate; the more terms, the closer to cross-entropy.",
        Formula = "sum_{i=1..order} (1 - s_y)^i/i, s = softmax(z)",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        Parameters =
        [
            ParameterCard.Whole(
                "order", new TaylorCrossEntropy().Order, OrderRange, "how many terms: 1 is half the absolute error, many are cross-entropy"),
        ],
        UseWhen = "Some labels are wrong and you want one whole number to turn between robust and quick to learn.",
        AvoidWhen = "Labels are clean, or calibrated probabilities are wanted.",
        References = ["Feng, Shu, Lin, Lv, Li and An (2020), doi:10.24963/ijcai.2020/305"],
    };

    /// <summary>How many terms.</summary>
    public int Order { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Lipschitz = Order == 1 ? new MulticlassAbsoluteError().Claims.Lipschitz / 2 : Math.Sqrt(2),
        NonNegative = true,
        Bounded = Harmonic(),
        Elicits = Order == 1 ? Functional.ClassDecision : null,
    };

    Loss ISoftmaxLoss.Wrap(LossSpec spec) => SoftmaxLoss.Of(this, new Series(Order), spec);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => SurpriseRow.Of(new Series(Order), scores, target, gradient, hessian);

    /// <summary>1 + 1/2 + ... + 1/order, by its asymptotic series (Abramowitz and Stegun 6.3.18) where it is long.</summary>
    private double Harmonic()
    {
        if (Order > 100)
            return Math.Log(Order) + 0.57721566490153286 + (0.5 / Order);
        double sum = 0;
        for (int i = Order; i >= 1; i--)
            sum += 1.0 / i;
        return sum;
    }

    private readonly struct Series(int order) : ISurpriseFormula
    {
        public T Of<T>(T u)
            where T : struct, IReal<T>
        {
            T missed = -T.Apply(default(Expm1), -u), sum = T.Const(1.0 / order);
            for (int i = order - 1; i >= 1; i--)
                sum = (1.0 / i) + (missed * sum);
            return missed * sum;
        }
    }
}
