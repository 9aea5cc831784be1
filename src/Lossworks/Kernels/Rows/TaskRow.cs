using System.Numerics;
using Lossworks.Losses;

namespace Lossworks.Kernels;

/// <summary>Ordered classes as yes-or-no questions, one per column: does the class lie above k?</summary>
internal static class TaskRow
{
    /// <summary>The sum over all questions of weight * (softplus(z_k) - [y &gt; k] z_k).</summary>
    internal static double Of<S>(ReadOnlySpan<S> logits, int label, NumberList weights, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CompensatedSum sum = default;
        for (int k = 0; k < logits.Length; k++)
            sum.Add(One(logits, k, label, ParameterCards.WeightOf(weights, k), gradient, hessian));
        return sum.Total;
    }

    /// <summary>One question, weight included.</summary>
    internal static double One<S>(ReadOnlySpan<S> logits, int k, int label, double weight, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => SeparableRow.Column(new OfColumn<BinaryCrossEntropyWithLogits>(default), logits, k, label > k ? 1 : 0, weight, gradient, hessian);
}
