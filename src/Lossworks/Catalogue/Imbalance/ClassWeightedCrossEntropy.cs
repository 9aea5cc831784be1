using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks.Losses;

/// <summary>Cross-entropy in which a row counts as much as its class weighs, in the mean as well.</summary>
/// <remarks>
///   w_y (LSE(z) - z_y); the mean divides by the sum of the weights of the rows' classes.
///   Elkan (2001), The foundations of cost-sensitive learning, IJCAI
/// </remarks>
public readonly record struct ClassWeightedCrossEntropy : IRowLoss, IIgnoresClass, IDividesByClassWeights, ISoftmaxLoss
{
    /// <summary>No class weights, ignore-index = -100.</summary>
    public ClassWeightedCrossEntropy()
        : this(NumberList.None)
    {
    }

    /// <summary>classWeights: one per class, each at least 0, or none; ignoreIndex: the class index whose rows are skipped.</summary>
    public ClassWeightedCrossEntropy(NumberList classWeights, int ignoreIndex = -100)
    {
        ClassWeights = ParameterCards.Require(classWeights, Interval.NonNegative, nameof(classWeights));
        IgnoreIndex = ignoreIndex;
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("class-weighted-cross-entropy")
    {
        Summary = "Cross-entropy in which a row counts as much as its class weighs, in the mean as well.",
        Formula = "w_y (LSE(z) - z_y); the mean divides by sum(w_i w_{y_i})",
        Family = LossFamily.Imbalance,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        Parameters = [ParameterCards.ClassWeights(), ParameterCards.IgnoreIndex(new ClassWeightedCrossEntropy().IgnoreIndex)],
        UseWhen = "Mistakes on some classes cost more, or rare classes must be heard; one over the class count is a usual weight.",
        AvoidWhen = "You want the true probabilities, or the model can fit every row: then weights change little, and logit-adjusted-cross-entropy does.",
        Elsewhere =
        [
            Counterpart.PyTorch("CrossEntropyLoss(weight=...)"),
            Counterpart.TorchSharp("CrossEntropyLoss(weight: ...)"),
            Counterpart.Keras(
                "fit(class_weight=...) with SparseCategoricalCrossentropy",
                "the mean divides by the number of rows; probabilities unless from_logits"),
            Counterpart.CatBoost("MultiClass with class_weights", "nothing is ignored"),
        ],
        References = ["Elkan (2001), The foundations of cost-sensitive learning, IJCAI, pages 973-978"],
        Notes =
            "mean-count divides by the number of rows that are not ignored. "
            + "Given probabilities as targets, PyTorch divides by the number of rows; here targets are indices.",
    };

    /// <summary>What a row of each class weighs, or none.</summary>
    public NumberList ClassWeights { get; }

    /// <summary>The class index whose rows are skipped; they count in no divisor.</summary>
    public int IgnoreIndex { get; }

    /// <inheritdoc/>
    public LossClaims Claims
    {
        get
        {
            (double least, double largest) = ParameterCards.RangeOf(ClassWeights);
            bool plain = least == 1 && largest == 1;
            return new()
            {
                Convex = true,
                Lipschitz = plain ? Math.Sqrt(2) : null,
                Smooth = plain ? 0.25 : null,
                NonNegative = true,
                StrictlyProper = plain,
                ClassificationCalibrated = plain,
                Elicits = plain ? Functional.ClassProbabilities : null,
            };
        }
    }

    Loss ISoftmaxLoss.Wrap(LossSpec spec) => SoftmaxLoss.Of(this, new SoftmaxTruth(0, ClassWeights), spec);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => SurpriseRow.Of(new Weighted(ParameterCards.WeightOf(ClassWeights, target.Label)), scores, target, gradient, hessian);

    private readonly struct Weighted(double weight) : ISurpriseFormula
    {
        public T Of<T>(T u)
            where T : struct, IReal<T>
            => weight * u;
    }
}
