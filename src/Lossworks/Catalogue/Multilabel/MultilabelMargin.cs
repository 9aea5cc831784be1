using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Every label that is there must score a margin of 1 above every label that is not; every pair that does not costs.</summary>
/// <remarks>
///   (1/M) sum_{j: t_j = 1} sum_{i: t_i = 0} max(0, 1 - (z_j - z_i)).  A term at its kink has slope 0.
///   Elisseeff and Weston (2001), NIPS 14
/// </remarks>
public readonly record struct MultilabelMargin : IRowLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("multilabel-margin")
    {
        Summary = "Every label that is there must score a margin of 1 above every label that is not; every pair that does not costs.",
        Formula = "(1/M) sum_{j: t_j = 1} sum_{i: t_i = 0} max(0, 1 - (z_j - z_i))",
        Family = LossFamily.Multilabel,
        Tasks = [LossTask.MultilabelClassification],
        Outputs = [Output.Scores],
        Target = Argument.ZeroOneTargets,
        UseWhen = "Only the order of the labels of a row matters, and how many of them are shown is decided elsewhere.",
        AvoidWhen = "You want a probability, or a threshold that holds for every row: scores of different rows cannot be compared.",
        Cost = "M^2 for a row of M labels: each is compared with all of the other kind.",
        Elsewhere =
        [
            Counterpart.PyTorch("MultiLabelMarginLoss", "targets are the indices of the labels, ended by -1, instead of 0 or 1 per label"),
            Counterpart.TorchSharp("MultiLabelMarginLoss", "targets are the indices of the labels, ended by -1, instead of 0 or 1 per label"),
        ],
        References = ["Elisseeff and Weston (2001), A kernel method for multi-labelled classification, NIPS 14"],
        Notes = "A row with every label, or with none, costs 0. The sum is divided by the number of labels, not of pairs.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        NonNegative = true,
        Differentiable = false,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CompensatedSum sum = default;
        for (int k = 0; k < scores.Length; k++)
        {
            (double missing, int pairs) = Missing(scores, target, k);
            if (target[k] == 1)
                sum.Add(missing);
            gradient.Put(k, (target[k] == 1 ? -pairs : pairs) / (double)scores.Length);
        }

        hessian.Clear();
        return sum.Total / scores.Length;
    }

    /// <summary>What label k lacks of its margin to the labels of the other kind, and to how many of them it lacks something.</summary>
    private static (double Missing, int Pairs) Missing<S>(ReadOnlySpan<S> scores, RowTarget<S> target, int k)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        bool present = target[k] == 1;
        double own = double.CreateTruncating(scores[k]), total = 0;
        int pairs = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (target[i] == 1 == present)
                continue;
            double other = double.CreateTruncating(scores[i]), missing = 1 - (present ? own - other : other - own);
            if (!(missing > 0))
                continue;
            total += missing;
            pairs++;
        }

        return (total, pairs);
    }
}
