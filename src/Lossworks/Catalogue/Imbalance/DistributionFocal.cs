using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Learns a number as a distribution over bins: cross-entropy with the two bins next to it, shared out by nearness.</summary>
/// <remarks>
///   -((i + 1 - y) log s_i + (y - i) log s_{i+1}), i = min(floor y, n - 1), s = softmax(z) over the bins 0..n.
///   Li, Wang, Wu, Chen, Hu, Li, Tang and Yang (2020), arXiv:2006.04388
/// </remarks>
public readonly record struct DistributionFocal : IRowLoss, IRestrictsRows
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("distribution-focal")
    {
        Aliases = ["dfl"],
        Summary = "Learns a number as a distribution over bins: cross-entropy with the two bins next to it, shared out by nearness.",
        Formula = "-((i + 1 - y) log s_i + (y - i) log s_{i+1}), i = min(floor y, n - 1), s = softmax(z) over the bins 0..n",
        Family = LossFamily.Imbalance,
        Tasks = [LossTask.Regression, LossTask.ProbabilisticRegression],
        Outputs = [Output.Logits],
        Target = new Argument("place between the bins", Interval.NonNegative),
        MinimumColumns = 2,
        UseWhen = "A number between known bounds is uncertain in more than one way, such as the edge of a box that is hidden; predict its mean, sum_k k s_k.",
        AvoidWhen = "Nearness beyond the next bin matters: a forecast two bins off costs as much as one ten bins off.",
        References = ["Li, Wang, Wu, Chen, Hu, Li, Tang and Yang (2020), Generalized focal loss, arXiv:2006.04388"],
        Notes = "Targets lie between 0 and n, the number of columns less 1: divide by the width of a bin first. No focal factor, in spite of the name.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = Math.Sqrt(2),
        Smooth = 0.25,
        NonNegative = true,
    };

    /// <inheritdoc/>
    public string? Complaint(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets) =>
        targets[0] > predictions.Length - 1
            ? $"the target is {ParameterValue.Text(targets[0])}, but {predictions.Length} bins reach from 0 to {predictions.Length - 1}: "
                + "divide targets by the width of a bin."
            : null;

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        // Kept inside the row even where nobody checked the target: an index is an address.
        double y = target[0];
        int i = Math.Clamp((int)Math.Floor(y), 0, scores.Length - 2);
        return CrossEntropyRow.Of(new TwoBins(i, y), 1, scores, gradient, hessian);
    }

    /// <summary>The shares of the bins on both sides of y: the nearer one has more.</summary>
    private readonly struct TwoBins(int left, double y) : IShares
    {
        public double this[int k] => k == left ? (left + 1) - y : k == left + 1 ? y - left : 0;
    }
}
