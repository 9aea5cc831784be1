using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Any loss of classes, each row weighed by how few effective examples its class has.</summary>
/// <remarks>
///   (1 - beta)/(1 - beta^n_y) base, n_y = how many examples class y has; not renormalized over the classes.
///   Cui, Jia, Lin, Song and Belongie (2019), doi:10.1109/CVPR.2019.00949, arXiv:1901.05555
/// </remarks>
public readonly record struct ClassBalanced : IOuterLoss, IHasColumns, IRestrictsTarget
{
    private static readonly Interval BetaRange = new(0, 1, false, true);

    /// <summary>
    /// base: a loss of rows with class indices; beta: 0 weighs every row 1, 0.9999 nearly by one over the class's count; classCounts: how many examples each
    /// class has.
    /// </summary>
    public ClassBalanced(Loss @base, double beta, NumberList classCounts)
    {
        if (@base.Shape != LossShape.Row || !@base.Target.IsClass)
            throw new LossException($"class-balanced needs a base of rows with class indices; {@base.Card.Name} takes {@base.Target.Meaning}.");
        Base = @base;
        Beta = BetaRange.Require(beta);
        ClassCounts = ParameterCards.Require(classCounts, Interval.Positive, nameof(classCounts));
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("class-balanced")
    {
        Summary = "Any loss of classes, each row weighed by how few effective examples its class has.",
        Formula = "(1 - beta)/(1 - beta^n_y) base",
        Family = LossFamily.Imbalance,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        Parameters =
        [
            ParameterCard.Base("base", "softmax-cross-entropy", "the loss that is weighed: one of rows with class indices"),
            ParameterCard.Number("beta", 0.9999, BetaRange, "0 weighs every row 1; towards 1 rows weigh one over the count of their class"),
            ParameterCards.ClassCounts(),
        ],
        UseWhen = "Class counts differ by orders of magnitude and weighing by one over the count overfits the rarest classes.",
        AvoidWhen = "Calibrated probabilities are wanted: weighing shifts them towards rare classes.",
        Cost = "One pass of the base, and one more over its losses and derivatives.",
        Elsewhere =
        [
            Counterpart.Other("class-balanced-loss (the authors' TensorFlow code)", "weights renormalized to add up to the number of classes"),
        ],
        References = ["Cui, Jia, Lin, Song and Belongie (2019), doi:10.1109/CVPR.2019.00949, arXiv:1901.05555"],
        Notes = "The mean divides by the sum of the case weights only. Rows need class indices: a row of shares has no one class.",
    };

    /// <summary>The loss that is weighed.</summary>
    public Loss Base { get; }

    /// <summary>0 weighs every row 1; towards 1 rows weigh one over the count of their class.</summary>
    public double Beta { get; }

    /// <summary>How many examples each class has.</summary>
    public NumberList ClassCounts { get; }

    /// <inheritdoc/>
    public Argument Target => Argument.ClassTarget;

    /// <inheritdoc/>
    public int? Columns => ClassCounts.Count;

    /// <inheritdoc/>
    public LossClaims Claims => WrapperClaims.Multiplied(Base.Claims, Weight(Rarest));

    /// <inheritdoc/>
    public T Of<T>(T loss, int label)
        where T : struct, IReal<T>
        => Weight(label) * loss;

    private int Rarest => System.Numerics.Tensors.TensorPrimitives.IndexOfMin(ClassCounts.Span);

    /// <summary>1 - beta^n = -expm1(n log beta), which keeps its digits for beta near 1.</summary>
    private double Weight(int label) => (1 - Beta) / -StableMath.Expm1(ClassCounts[label] * Math.Log(Beta));
}
