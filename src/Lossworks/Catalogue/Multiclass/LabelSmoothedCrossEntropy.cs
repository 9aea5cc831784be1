using System.Numerics;
using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks.Losses;

/// <summary>Cross-entropy that gives every class a small share of the truth, so that the model is not rewarded for endless confidence.</summary>
/// <remarks>
///   (1 - e) w_y (LSE(z) - z_y) + (e/K) sum_k w_k (LSE(z) - z_k), e = smoothing, w = class weights; the mean divides by sum(w_i w_{y_i}).
///   Szegedy, Vanhoucke, Ioffe, Shlens and Wojna (2016), doi:10.1109/CVPR.2016.308
/// </remarks>
public readonly record struct LabelSmoothedCrossEntropy : IRowLoss, IIgnoresClass, IDividesByClassWeights, ISoftmaxLoss
{
    /// <summary>smoothing = 0, no class weights, ignore-index = -100.</summary>
    public LabelSmoothedCrossEntropy()
        : this(0, NumberList.None, -100)
    {
    }

    /// <summary>
    /// smoothing: the share of the truth spread over all classes, 0 &lt;= smoothing &lt; 1; classWeights: one per class, each at least 0, or none;
    /// ignoreIndex: the class index whose rows are skipped.
    /// </summary>
    public LabelSmoothedCrossEntropy(double smoothing, NumberList classWeights = default, int ignoreIndex = -100)
    {
        Smoothing = ParameterCards.SmoothingRange.Require(smoothing);
        ClassWeights = ParameterCards.Require(classWeights, Interval.NonNegative, nameof(classWeights));
        IgnoreIndex = ignoreIndex;
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("label-smoothed-cross-entropy")
    {
        Summary = "Cross-entropy that gives every class a small share of the truth, so that the model is not rewarded for endless confidence.",
        Formula = "(1 - e) w_y (LSE(z) - z_y) + (e/K) sum_k w_k (LSE(z) - z_k), e = smoothing",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        Parameters =
        [
            ParameterCard.Number(
                "smoothing", new LabelSmoothedCrossEntropy().Smoothing, ParameterCards.SmoothingRange, "the share of the truth spread over all classes"),
            ParameterCards.ClassWeights(),
            ParameterCards.IgnoreIndex(new LabelSmoothedCrossEntropy().IgnoreIndex),
        ],
        UseWhen = "The model becomes over-confident while accuracy holds; 0.05 to 0.1 is usual.",
        AvoidWhen = "You need the true probabilities: the answer is pulled towards equal shares.",
        Elsewhere =
        [
            Counterpart.PyTorch("CrossEntropyLoss(label_smoothing=..., weight=...)"),
            Counterpart.Keras("CategoricalCrossentropy(label_smoothing=...)", "takes probabilities unless from_logits; no class weights; nothing is ignored"),
            Counterpart.Optax("smooth_labels with softmax_cross_entropy", "no class weights; nothing is ignored"),
            Counterpart.TorchSharp("functional.cross_entropy(label_smoothing: ..., weight: ...)"),
            Counterpart.Other("Liger-Kernel LigerCrossEntropyLoss", "computed with the gradient in one kernel"),
        ],
        References = ["Szegedy, Vanhoucke, Ioffe, Shlens and Wojna (2016), doi:10.1109/CVPR.2016.308, arXiv:1512.00567"],
        Notes = "TorchSharp's class CrossEntropyLoss takes no label_smoothing; its function does.",
    };

    /// <summary>The share of the truth spread over all classes.</summary>
    public double Smoothing { get; }

    /// <summary>What a row of each class weighs, or none.</summary>
    public NumberList ClassWeights { get; }

    /// <summary>The class index whose rows are skipped; they count in no divisor.</summary>
    public int IgnoreIndex { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        NonNegative = true,
        Lipschitz = ClassWeights.IsNone ? Math.Sqrt(2) : null,
        Smooth = ClassWeights.IsNone ? 0.25 : null,
        StrictlyProper = Smoothing == 0 && ClassWeights.IsNone,
        Elicits = Smoothing == 0 && ClassWeights.IsNone ? Functional.ClassProbabilities : null,
    };

    Loss ISoftmaxLoss.Wrap(LossSpec spec) => SoftmaxLoss.Of(this, new SoftmaxTruth(Smoothing, ClassWeights), spec);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Smoothed shares = new(this, target.Label, scores.Length);
        double total = 0;
        for (int k = 0; k < scores.Length; k++)
            total += shares[k];
        return CrossEntropyRow.Of(shares, total, scores, gradient, hessian);
    }

    /// <summary>What each class should have, its weight included.</summary>
    private readonly struct Smoothed(LabelSmoothedCrossEntropy loss, int label, int classes) : IShares
    {
        public double this[int k] =>
            ParameterCards.WeightOf(loss.ClassWeights, k) * ((loss.Smoothing / classes) + (k == label ? 1 - loss.Smoothing : 0));
    }
}
