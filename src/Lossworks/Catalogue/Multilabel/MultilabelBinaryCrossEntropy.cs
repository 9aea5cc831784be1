using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>A yes/no question per label, each answered by its own log-odds: the mean of their negative log-likelihoods.</summary>
/// <remarks>
///   (1/M) sum_m [softplus(z_m) - t_m z_m].  Gradient (sigmoid(z) - t)/M, Hessian s (1 - s)/M.
///   Nam, Kim, Loza Mencia, Gurevych and Fuernkranz (2014), doi:10.1007/978-3-662-44851-9_28
/// </remarks>
public readonly record struct MultilabelBinaryCrossEntropy : IRowLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("multilabel-binary-cross-entropy")
    {
        Summary = "A yes/no question per label, each answered by its own log-odds: the mean of their negative log-likelihoods.",
        Formula = "(1/M) sum_m [softplus(z_m) - t_m z_m]",
        Family = LossFamily.Multilabel,
        Tasks = [LossTask.MultilabelClassification],
        Outputs = [Output.Logit],
        Target = Argument.UnitTargets,
        UseWhen = "A row may carry any number of labels and you want a probability for each. The standard choice.",
        AvoidWhen = "Each row has a few labels out of very many: the absent ones drown the present ones.",
        Elsewhere =
        [
            Counterpart.PyTorch("BCEWithLogitsLoss"),
            Counterpart.Keras("BinaryCrossentropy(from_logits=True)"),
            Counterpart.Optax("sigmoid_binary_cross_entropy", "one number per label, without the mean"),
            Counterpart.TorchSharp("BCEWithLogitsLoss"),
            Counterpart.CatBoost("MultiCrossEntropy", "derivatives are those of the sum over labels, M times as large"),
            Counterpart.CatBoost("MultiLogloss", "as MultiCrossEntropy, labels 0 and 1 only"),
        ],
        References = ["Nam, Kim, Loza Mencia, Gurevych and Fuernkranz (2014), doi:10.1007/978-3-662-44851-9_28, arXiv:1312.5419"],
        Notes = "One loss, and one weight, per row: the mean over its labels.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Lipschitz = 1,
        Smooth = 0.25,
        NonNegative = true,
        StrictlyProper = true,
        ClassificationCalibrated = true,
        Elicits = Functional.LogOdds,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => SeparableRow.Of(new OfColumn<BinaryCrossEntropyWithLogits>(default), scores, target, 1.0 / scores.Length, gradient, hessian);
}
