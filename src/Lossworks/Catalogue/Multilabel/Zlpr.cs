using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>
/// Like softmax cross-entropy for any number of labels: present ones must score above 0, absent ones below, and the worst of each count most.
/// </summary>
/// <remarks>
///   log(1 + sum_{t = 0} e^z) + log(1 + sum_{t = 1} e^-z).  Each part is a softmax with one more logit, which is 0.
///   Su, Murtadha, Pan, Hou, Sun, Huang, Wen and Liu (2022), arXiv:2208.02955
/// </remarks>
public readonly record struct Zlpr : IRowLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("zlpr")
    {
        Summary = "Like softmax cross-entropy for any number of labels: present ones must score above 0, absent ones below, and the worst of each count most.",
        Formula = "log(1 + sum_{t = 0} e^z) + log(1 + sum_{t = 1} e^-z)",
        Family = LossFamily.Multilabel,
        Tasks = [LossTask.MultilabelClassification],
        Outputs = [Output.Scores],
        Target = Argument.ZeroOneTargets,
        UseWhen = "Each row has a few labels out of very many: absent ones share one softmax instead of adding up.",
        AvoidWhen = "You want a probability per label: 0 is a threshold here, not log-odds.",
        References = ["Su, Murtadha, Pan, Hou, Sun, Huang, Wen and Liu (2022), arXiv:2208.02955"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Lipschitz = Math.Sqrt(2),
        Smooth = 0.25,
        NonNegative = true,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => Side(scores, target, 0, gradient, hessian) + Side(scores, target, 1, gradient, hessian);

    /// <summary>The labels that are absent, or those that are present: log(1 + sum e^v) of v = z or v = -z.</summary>
    private static double Side<S>(ReadOnlySpan<S> scores, RowTarget<S> target, double label, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        using Borrowed<double> room = new(scores.Length + 1);
        Span<double> logits = room.Span[..(1 + LabelSide.Take(scores, target, label, label == 0 ? 1 : -1, room.Span[1..]))];
        logits[0] = 0;
        SoftmaxRow<double> row = new(logits);
        for (int k = 0, at = 1; k < scores.Length; k++)
        {
            if (target[k] != label)
                continue;
            gradient.Put(k, label == 0 ? row.Share(at) : -row.Share(at));
            hessian.Put(k, row.Share(at) * row.Complement(at));
            at++;
        }

        return row.NegativeLog(0);
    }
}
