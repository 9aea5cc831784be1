using System.Numerics;
using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of the right class, from logits.</summary>
/// <remarks>
///   sum_k t_k (LSE(z) - z_k); with a class index LSE(z) - z_y.  Gradient softmax(z) - t, Hessian s (1 - s).
///   Bridle (1990), doi:10.1007/978-3-642-76153-9_28
/// </remarks>
public readonly record struct SoftmaxCrossEntropy : IRowLoss, IIgnoresClass, ISoftmaxLoss
{
    /// <summary>ignore-index = -100.</summary>
    public SoftmaxCrossEntropy()
        : this(-100)
    {
    }

    /// <summary>ignoreIndex: the class index whose rows are skipped.</summary>
    public SoftmaxCrossEntropy(int ignoreIndex) => IgnoreIndex = ignoreIndex;

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("softmax-cross-entropy")
    {
        Aliases = ["cross-entropy-with-logits", "multinomial-logistic"],
        Summary = "Negative log-likelihood of the right class, from logits.",
        Formula = "sum_k t_k (LSE(z) - z_k); with a class index LSE(z) - z_y",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification, LossTask.Sequence],
        Outputs = [Output.Logits],
        Target = Argument.ClassOrSharesTarget,
        MinimumColumns = 2,
        Parameters = [ParameterCards.IgnoreIndex(new SoftmaxCrossEntropy().IgnoreIndex)],
        UseWhen = "You predict one of several classes and want probabilities. The standard choice.",
        AvoidWhen = "Labels are noisy, or classes are of very different size and the rare ones matter.",
        Elsewhere =
        [
            Counterpart.PyTorch("CrossEntropyLoss"),
            Counterpart.Keras("CategoricalCrossentropy(from_logits=True)", "shares only"),
            Counterpart.Keras("SparseCategoricalCrossentropy(from_logits=True)", "indices only; ignore_class none by default"),
            Counterpart.Optax("softmax_cross_entropy", "shares only"),
            Counterpart.Optax("softmax_cross_entropy_with_integer_labels", "indices only; nothing is ignored"),
            Counterpart.ScikitLearn("HalfMultinomialLoss", "takes indices only; nothing is ignored"),
            Counterpart.MlNet("LbfgsMaximumEntropy", "within the trainer, which adds L1 and L2 penalties of weight 1 by default"),
            Counterpart.TorchSharp("CrossEntropyLoss"),
            Counterpart.XGBoost("multi:softprob", "Hessian 2 s (1 - s), at least 1e-16; nothing is ignored"),
            Counterpart.LightGbm("multiclass", "Hessian K/(K - 1) s (1 - s); nothing is ignored"),
            Counterpart.CatBoost("MultiClass", "nothing is ignored"),
        ],
        References = ["Bridle (1990), doi:10.1007/978-3-642-76153-9_28"],
        Notes = "Shares are used as given: they need not add up to 1.",
    };

    /// <summary>The class index whose rows are skipped; they count in no divisor.</summary>
    public int IgnoreIndex { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = Math.Sqrt(2),
        Smooth = 0.25,
        NonNegative = true,
        StrictlyProper = true,
        ClassificationCalibrated = true,
        Elicits = Functional.ClassProbabilities,
    };

    Loss ISoftmaxLoss.Wrap(LossSpec spec) => SoftmaxLoss.Of(this, default(PlainSurprise), spec);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => CrossEntropyRow.Of(scores, target, gradient, hessian);
}
