using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Each wrong class must stay a margin below the right one; every one that does not costs.</summary>
/// <remarks>
///   (1/K) sum_{i != y} w_y max(0, margin - z_y + z_i)^power.
///   Weston and Watkins (1999), ESANN
/// </remarks>
public readonly record struct MultiMargin : IRowLoss, IHasClassWeights
{
    private static readonly Interval PowerRange = new(1, 2);

    /// <summary>power = 1, margin = 1, no class weights.</summary>
    public MultiMargin()
        : this(1, 1, NumberList.None)
    {
    }

    /// <summary>
    /// power: 1 or 2; margin: how far below the right class each wrong one must stay, any real number; classWeights: one per class, each at least 0,
    /// or none.
    /// </summary>
    public MultiMargin(int power, double margin = 1, NumberList classWeights = default)
    {
        Power = (int)PowerRange.Require(power, nameof(power));
        Margin = Interval.Real.Require(margin);
        ClassWeights = ParameterCards.Require(classWeights, Interval.NonNegative, nameof(classWeights));
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("multi-margin")
    {
        Aliases = ["weston-watkins"],
        Summary = "Each wrong class must stay a margin below the right one; every one that does not costs.",
        Formula = "(1/K) sum_{i != y} w_y max(0, margin - z_y + z_i)^power",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Scores],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        Parameters =
        [
            ParameterCard.Whole("power", new MultiMargin().Power, PowerRange, "1 linear, 2 squared"),
            ParameterCard.Number("margin", new MultiMargin().Margin, Interval.Real, "how far below the right class each wrong one must stay"),
            ParameterCards.ClassWeights(),
        ],
        UseWhen = "Only the decision matters, as with a support vector machine of several classes.",
        AvoidWhen = "You want probabilities; or classes overlap much: it is not calibrated for more than two.",
        Elsewhere = [Counterpart.PyTorch("MultiMarginLoss"), Counterpart.TorchSharp("MultiMarginLoss")],
        References = ["Weston and Watkins (1999), Support vector machines for multi-class pattern recognition, ESANN"],
        Notes = "Divided by K, not K - 1; class weights do not count in the divisor of the mean.",
    };

    /// <summary>1 linear, 2 squared.</summary>
    public int Power { get; }

    /// <summary>How far below the right class each wrong one must stay.</summary>
    public double Margin { get; }

    /// <summary>What a row of each class weighs, or none.</summary>
    public NumberList ClassWeights { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        NonNegative = true,
        Differentiable = Power == 2,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int y = target.Label;
        double factor = ParameterCards.WeightOf(ClassWeights, y) / scores.Length, right = double.CreateTruncating(scores[y]);
        double value = 0, pull = 0, bend = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            double missing = Margin - right + double.CreateTruncating(scores[i]);
            bool counts = i != y && missing > 0;
            double first = !counts ? 0 : factor * (Power == 1 ? 1 : 2 * missing), second = counts && Power == 2 ? 2 * factor : 0;
            value += !counts ? 0 : factor * (Power == 1 ? missing : missing * missing);
            pull += first;
            bend += second;
            gradient.Put(i, first);
            hessian.Put(i, second);
        }

        gradient.Put(y, -pull);
        hessian.Put(y, bend);
        return value;
    }
}
