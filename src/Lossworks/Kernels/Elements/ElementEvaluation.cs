using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lossworks.Kernels;

/// <summary>A call on elements: checks every shape before anything is written, then runs the loop and reduces.</summary>
internal static class ElementEvaluation
{
    internal static double Run<E, S>(
        E formula,
        ReadOnlySpan<S> predictions,
        ReadOnlySpan<S> targets,
        ReadOnlySpan<S> weights,
        in LossResult<S> result,
        Reduction reduction,
        int threads,
        Width? width = null)
        where E : struct, IElementFormula
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        ShapeChecks.Elements(predictions, targets, weights, result);
        double divisor = Divisor.Of(reduction, weights, predictions.Length);

        ElementBlock<S> block = new() { Count = predictions.Length, Scale = 1 / divisor };
        block.Prediction = ref MemoryMarshal.GetReference(predictions);
        block.Target = ref MemoryMarshal.GetReference(targets);
        block.Weight = ref OrNull(weights);
        block.Gradient = ref OrNull(result.Gradient);
        block.Hessian = ref OrNull(result.Hessian);
        block.Loss = ref OrNull(result.Losses);
        return ElementLoop<E, S>.Run(formula, ref block, width ?? Widths.Best, threads) / divisor;
    }

    private static ref S OrNull<S>(ReadOnlySpan<S> span)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (span.IsEmpty)
            return ref Unsafe.NullRef<S>();
        return ref MemoryMarshal.GetReference(span);
    }
}
