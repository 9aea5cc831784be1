using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Cross-entropy that presses rare classes down less when they are wrong, and more again where the model takes them for the right one.</summary>
/// <remarks>
///   log(e^{z_y} + sum_{j != y} S_j e^{z_j}) - z_y, S_j = min(1, n_j/n_y)^mitigation max(1, s_j/s_y)^compensation, s = softmax(z), n = class counts.
///   S is a constant for gradient and Hessian.  Wang, Zhang, Zang, Cao, Pang, Gong, Chen, Liu, Loy and Lin (2021), arXiv:2008.10032
/// </remarks>
public readonly record struct Seesaw : IRowLoss, IHasColumns, IStopsGradient
{
    /// <summary>
    /// classCounts: training rows of each class, each above 0; mitigation: how much less rare classes are pressed down, at least 0; compensation: how
    /// much more wrong favorites are, at least 0.
    /// </summary>
    public Seesaw(NumberList classCounts, double mitigation = 0.8, double compensation = 2)
    {
        ClassCounts = ParameterCards.RequireCounts(classCounts);
        Mitigation = Interval.NonNegative.Require(mitigation);
        Compensation = Interval.NonNegative.Require(compensation);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("seesaw")
    {
        Summary = "Cross-entropy that presses rare classes down less when they are wrong, and more again where the model takes them for the right one.",
        Formula = "log(e^{z_y} + sum_{j != y} S_j e^{z_j}) - z_y, S_j = min(1, n_j/n_y)^mitigation max(1, s_j/s_y)^compensation, s = softmax(z)",
        Family = LossFamily.Imbalance,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        Parameters =
        [
            ParameterCards.ClassCounts(),
            ParameterCard.Number("mitigation", 0.8, Interval.NonNegative, "how much less a class is pressed down by a more frequent one; 0 not at all less"),
            ParameterCard.Number(
                "compensation", 2, Interval.NonNegative,
                "how much more a class is pressed down that is rated above the right one; 0 not at all more"),
        ],
        UseWhen = "A long tail of rare classes is pushed down by the frequent ones, and sparing it altogether gives too many false alarms.",
        AvoidWhen = "The optimizer follows the value: with compensation above 0 the gradient is not its derivative.",
        Elsewhere =
        [
            Counterpart.Other(
                "MMDetection SeesawLoss",
                "counts classes while it trains, keeps the ratio of scores 0.01 away from 0, and adds a loss of objectness"),
        ],
        References = ["Wang, Zhang, Zang, Cao, Pang, Gong, Chen, Liu, Loy and Lin (2021), Seesaw loss for long-tailed instance segmentation, arXiv:2008.10032"],
        Notes = "Gradient and Hessian hold S constant, as the authors do; for compensation = 0 S is constant anyway.",
    };

    /// <summary>Training rows of each class.</summary>
    public NumberList ClassCounts { get; }

    /// <summary>How much less a class is pressed down by a more frequent one.</summary>
    public double Mitigation { get; }

    /// <summary>How much more a class is pressed down that is rated above the right one.</summary>
    public double Compensation { get; }

    /// <inheritdoc/>
    public int? Columns => ClassCounts.Count;

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = Math.Sqrt(2),
        Smooth = 0.25,
        NonNegative = true,
        Differentiable = Compensation == 0,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => ShiftedCrossEntropy.Of(new Balance(this), scores, target.Label, 1, gradient, hessian);

    /// <inheritdoc/>
    public double Frozen(ReadOnlySpan<double> predictions, ReadOnlySpan<double> origin, RowTarget<double> target)
    {
        double[] shifted = new double[predictions.Length];
        for (int k = 0; k < shifted.Length; k++)
            shifted[k] = predictions[k] + (k == target.Label ? 0 : LogOfFactor(k, target.Label, origin[k] - origin[target.Label]));
        return new SoftmaxRow<double>(shifted).NegativeLog(target.Label);
    }

    /// <summary>log S_j; s_j/s_y is e^gap.</summary>
    private double LogOfFactor(int j, int y, double gap) =>
        (Mitigation * Math.Min(0, Math.Log(ClassCounts[j] / ClassCounts[y]))) + (Compensation * Math.Max(0, gap));

    private readonly struct Balance(Seesaw loss) : ILogitShift
    {
        public double Of(int k, int y, double gap) => gap + loss.LogOfFactor(k, y, gap);
    }
}
