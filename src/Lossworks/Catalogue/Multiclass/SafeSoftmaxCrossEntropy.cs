using System.Numerics;
using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks.Losses;

/// <summary>Softmax cross-entropy for rows in which some classes are ruled out by a logit of -Infinity.</summary>
/// <remarks>
///   sum over k with t_k &gt; 0 of t_k (LSE(z) - z_k); a class with z_k = -Infinity and t_k = 0 contributes nothing.
///   Bridle (1990), doi:10.1007/978-3-642-76153-9_28
/// </remarks>
public readonly record struct SafeSoftmaxCrossEntropy : IRowLoss, IRestrictsRows, ISoftmaxLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("safe-softmax-cross-entropy")
    {
        Summary = "Softmax cross-entropy for rows in which some classes are ruled out by a logit of -Infinity.",
        Formula = "sum over k with t_k > 0 of t_k (LSE(z) - z_k)",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification, LossTask.Sequence],
        Outputs = [new Output("logit", new Interval(double.NegativeInfinity, double.PositiveInfinity, false, true), Scale.Softmax)],
        Target = Argument.ClassOrSharesTarget,
        UseWhen = "Not every class can occur in every row: illegal moves, words that a grammar forbids, padded lists of candidates.",
        AvoidWhen = "A ruled-out class may be the right one after all: the loss is then infinite.",
        Elsewhere = [Counterpart.Optax("safe_softmax_cross_entropy")],
        References = ["Bridle (1990), doi:10.1007/978-3-642-76153-9_28"],
        Notes = "A share on a logit of -Infinity gives Infinity, with the gradient -t_k there and the Hessian 0. A row without any finite logit is an error.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new SoftmaxCrossEntropy().Claims;

    /// <inheritdoc/>
    public string? Complaint(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets)
    {
        foreach (double logit in predictions)
        {
            if (!double.IsNegativeInfinity(logit))
                return null;
        }

        return "every logit is -Infinity, so there is no class left: leave the row out, or give one class a finite logit.";
    }

    Loss ISoftmaxLoss.Wrap(LossSpec spec) => SoftmaxLoss.Of(this, default(PlainSurprise), spec);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => CrossEntropyRow.Of(scores, target, gradient, hessian);
}
