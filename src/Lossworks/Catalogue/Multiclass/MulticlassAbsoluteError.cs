using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks.Losses;

/// <summary>The absolute distance between softmax probabilities and the one-hot label: bounded, and indifferent to evenly spread wrong labels.</summary>
/// <remarks>
///   2 (1 - s_y), s = softmax(z).
///   Ghosh, Kumar and Sastry (2017), arXiv:1712.09482
/// </remarks>
public readonly record struct MulticlassAbsoluteError : IRowLoss, ISoftmaxLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("multiclass-absolute-error")
    {
        Summary = "The absolute distance between softmax probabilities and the one-hot label: bounded, and indifferent to evenly spread wrong labels.",
        Formula = "2 (1 - s_y), s = softmax(z)",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        UseWhen = "Labels are wrong at random, equally often towards every class: the best model is then the one for clean labels.",
        AvoidWhen =
            "Classes are many or hard: its gradient is nearly 0 where the model is far off, so that it learns slowly. Probabilities are not "
            + "calibrated.",
        References = ["Ghosh, Kumar and Sastry (2017), arXiv:1712.09482"],
        Notes = "Takes logits; sum_k |s_k - [k = y]| is the same.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Lipschitz = Math.Sqrt(0.5),
        Smooth = 2 / (6 * Math.Sqrt(3)),
        NonNegative = true,
        Bounded = 2,
        Elicits = Functional.ClassDecision,
    };

    Loss ISoftmaxLoss.Wrap(LossSpec spec) => SoftmaxLoss.Of(this, default(Missed), spec);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => SurpriseRow.Of(default(Missed), scores, target, gradient, hessian);

    private readonly struct Missed : ISurpriseFormula
    {
        public T Of<T>(T u)
            where T : struct, IReal<T>
            => -2 * T.Apply(default(Expm1), -u);
    }
}
