using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks;

/// <summary>Evaluation of a loss of the residual: one pass over the caller's memory, nothing allocated.</summary>
public static class ResidualEvaluation
{
    /// <summary>The loss as an object, for trainers, sums and checks. One without parameters on its card; for others there is <see cref="LossEntry.Residual"/>.</summary>
    /// <exception cref="LossException">Its card has parameters, whose values only an entry of a catalogue can tell.</exception>
    public static Loss ToLoss<L>(this L loss)
        where L : struct, IResidualLoss
        => LossEntry.Residual(_ => loss, static _ => []).WithoutParameters();

    /// <summary>The value; gradient and diagonal Hessian go into the caller's memory, and what is left empty is not computed.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="predictions">One per target, on the scale that the card states.</param>
    /// <param name="targets">One per prediction: shapes never broadcast.</param>
    /// <param name="gradient">Empty, or as long as the predictions; may be the predictions' own memory.</param>
    /// <param name="hessian">Empty, or as long as the predictions.</param>
    /// <param name="weights">Empty, or one per loss, finite and not negative.</param>
    /// <param name="reduction">How the losses become one number.</param>
    /// <param name="threads">0 chooses by size; the bits of the result do not depend on it.</param>
    /// <exception cref="ShapeException">Lengths that differ; thrown before anything is written.</exception>
    public static double Evaluate<L>(
        this L loss,
        ReadOnlySpan<double> predictions,
        ReadOnlySpan<double> targets,
        Span<double> gradient = default,
        Span<double> hessian = default,
        ReadOnlySpan<double> weights = default,
        Reduction reduction = Reduction.Mean,
        int threads = 0)
        where L : struct, IResidualLoss
        => Run(loss, predictions, targets, weights, new LossResult<double> { Gradient = gradient, Hessian = hessian }, reduction, threads);

    /// <inheritdoc cref="Evaluate{L}(L, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double}, Span{double}, ReadOnlySpan{double}, Reduction, int)"/>
    public static double Evaluate<L>(
        this L loss,
        ReadOnlySpan<float> predictions,
        ReadOnlySpan<float> targets,
        Span<float> gradient = default,
        Span<float> hessian = default,
        ReadOnlySpan<float> weights = default,
        Reduction reduction = Reduction.Mean,
        int threads = 0)
        where L : struct, IResidualLoss
        => Run(loss, predictions, targets, weights, new LossResult<float> { Gradient = gradient, Hessian = hessian }, reduction, threads);

    private static double Run<L, S>(
        L loss, ReadOnlySpan<S> predictions, ReadOnlySpan<S> targets, ReadOnlySpan<S> weights, in LossResult<S> result, Reduction reduction, int threads)
        where L : struct, IResidualLoss
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => L.IsFused
            ? ElementEvaluation.Run(new OfFused<L>(loss), predictions, targets, weights, result, reduction, threads)
            : ElementEvaluation.Run(new OfResidual<L>(loss), predictions, targets, weights, result, reduction, threads);
}
