using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>One yes/no question per class, each answered on its own by logistic regression.</summary>
/// <remarks>
///   sum_k [softplus(z_k) - t_k z_k], not divided by K.  Gradient sigmoid(z) - t.
///   Rifkin and Klautau (2004), JMLR 5:101-141
/// </remarks>
public readonly record struct OneVsAllLogistic : IRowLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("one-vs-all-logistic")
    {
        Summary = "One yes/no question per class, each answered on its own by logistic regression.",
        Formula = "sum_k [softplus(z_k) - t_k z_k]",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Scores],
        Target = Argument.ClassOrSharesTarget,
        MinimumColumns = 2,
        UseWhen = "A row may belong to none of the classes, or classes are added later: no class takes probability from another.",
        AvoidWhen = "Exactly one class is right and its probability matters: use softmax-cross-entropy, whose probabilities add up to 1.",
        Elsewhere =
        [
            Counterpart.LightGbm("multiclassova", "scores are multiplied by sigmoid, 1 by default; indices only"),
            Counterpart.CatBoost("MultiClassOneVsAll", "reported divided by the number of classes, derivatives are not; indices only"),
            Counterpart.Optax("sigmoid_binary_cross_entropy", "of one-hot labels; one number per class, without the sum"),
        ],
        References = ["Rifkin and Klautau (2004), In defense of one-vs-all classification, JMLR 5:101-141"],
        Notes = "Not divided by the number of classes. The probability of class k is sigmoid(z_k); the K of them need not add up to 1.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Smooth = 0.25,
        NonNegative = true,
        ClassificationCalibrated = true,
        Elicits = Functional.ClassLogOdds,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => SeparableRow.Of(new OfColumn<BinaryCrossEntropyWithLogits>(default), scores, target, 1, gradient, hessian);
}
