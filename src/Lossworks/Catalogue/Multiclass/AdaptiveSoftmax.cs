using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Cross-entropy in two steps: first a short list of frequent classes and clusters of rare ones, then the class within its cluster.</summary>
/// <remarks>
///   y &lt; cutoffs[0]: LSE(head) - head_y; else in cluster c: (LSE(head) - head_c) + (LSE(tail c) - tail_y).
///   Grave, Joulin, Cisse, Grangier and Jegou (2017), arXiv:1609.04309
/// </remarks>
public readonly record struct AdaptiveSoftmax : IRowLoss, IHasColumns
{
    private static readonly Interval CutoffRange = new(1, int.MaxValue);

    /// <summary>cutoffs: the first class of each cluster, counted from 0 in order of falling frequency; whole numbers from 1 on that increase.</summary>
    public AdaptiveSoftmax(NumberList cutoffs)
    {
        for (int i = 0; i < cutoffs.Count; i++)
        {
            double cutoff = CutoffRange.Require(cutoffs[i], nameof(cutoffs));
            if (cutoff != Math.Floor(cutoff) || (i > 0 && cutoff <= cutoffs[i - 1]))
                throw new LossException($"'cutoffs' is {cutoffs}: they must be whole numbers, each larger than the one before.");
        }

        if (cutoffs.Count == 0)
            throw new LossException("'cutoffs' is empty: give at least one, or use softmax-cross-entropy.");
        Cutoffs = cutoffs;
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("adaptive-softmax")
    {
        Summary = "Cross-entropy in two steps: first a short list of frequent classes and clusters of rare ones, then the class within its cluster.",
        Formula = "y < cutoffs[0]: LSE(head) - head_y; else in cluster c: (LSE(head) - head_c) + (LSE(tail c) - tail_y)",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification, LossTask.Sequence],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        Parameters =
        [
            ParameterCard.RequiredList(
                "cutoffs", [2], CutoffRange, "the first class of each cluster, classes counted from 0 in order of falling frequency") with { IsWhole = true },
        ],
        UseWhen = "There are very many classes, a few of which make up most rows, as words do; training then touches the head and one cluster.",
        AvoidWhen = "Classes are few or about equally frequent: use softmax-cross-entropy.",
        Cost = "An exponential or two per column of the head and, for a rare class, of its cluster; the other columns are only cleared.",
        Elsewhere = [Counterpart.PyTorch("AdaptiveLogSoftmaxWithLoss", "holds the projections from the features too; here the logits are given")],
        References = ["Grave, Joulin, Cisse, Grangier and Jegou (2017), Efficient softmax approximation for GPUs, arXiv:1609.04309"],
        Notes =
            "A row is the head (cutoffs[0] classes, then one logit per cluster) and the classes of cluster 1, 2, ... in order. Clusters that do "
            + "not hold the class have gradient 0.",
    };

    /// <summary>The first class of each cluster.</summary>
    public NumberList Cutoffs { get; }

    private int Last => (int)Cutoffs[Cutoffs.Count - 1];

    /// <inheritdoc/>
    public int ExampleColumns => Cutoffs.Count + Last + 2;

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = 2,
        Smooth = 0.25,
        NonNegative = true,
    };

    /// <inheritdoc/>
    public int ClassCount(int columns) => columns - Cutoffs.Count;

    /// <inheritdoc/>
    public string? Misfit(int columns, int targetColumns) => ClassCount(columns) > Last
        ? null
        : $"{columns} columns are {Math.Max(0, ClassCount(columns))} classes and {Cutoffs.Count} clusters, but a cluster begins at class "
            + $"{Last}: lower the cutoffs.";

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        gradient.Clear();
        hessian.Clear();
        int clusters = Cutoffs.Count, listed = (int)Cutoffs[0], head = listed + clusters, y = target.Label;
        if (y < listed)
            return Step(scores, 0, head, y, gradient, hessian);

        int cluster = clusters - 1;
        while (Cutoffs[cluster] > y)
            cluster--;
        int from = (int)Cutoffs[cluster], to = cluster + 1 < clusters ? (int)Cutoffs[cluster + 1] : ClassCount(scores.Length);
        return Step(scores, 0, head, listed + cluster, gradient, hessian) + Step(scores, from + clusters, to - from, y - from, gradient, hessian);
    }

    /// <summary>Cross-entropy within a part of the row.</summary>
    private static double Step<S>(ReadOnlySpan<S> scores, int start, int count, int label, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => CrossEntropyRow.Of(scores.Slice(start, count), new RowTarget<S>(label), gradient.Part(start, count), hessian.Part(start, count));
}
