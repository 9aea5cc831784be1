using System.Numerics;
using System.Runtime.Intrinsics;
using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>Chooses the kernel for a call: vector width, order of derivatives, weights; and runs it block by block.</summary>
/// <remarks>
/// The sum of each block of <see cref="BlockLength"/> elements is formed in lanes, the blocks are added in order with compensation: the
/// same bits for any number of threads.
/// </remarks>
internal static class ElementLoop<E, S>
    where E : struct, IElementFormula
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Small enough that plain sums in double inside it stay accurate to a few ulps, large enough to cost nothing.</summary>
    internal const int BlockLength = 2048;

    /// <summary>The sum of the weighted losses.</summary>
    internal static double Run(E formula, ref ElementBlock<S> whole, Width width, int threads)
    {
        if (whole.Count <= BlockLength)
            return Block(formula, ref whole, width);

        return Threads.ForElements(whole.Count, threads) > 1
            ? ParallelElements<E, S>.Run(formula, ref whole, width, threads)
            : Sequential(formula, ref whole, width);
    }

    /// <summary>One block, at the chosen width.</summary>
    internal static double Block(E formula, ref ElementBlock<S> block, Width width) => width switch
    {
        Width.Bits512 when Vector512.IsHardwareAccelerated => AtWidth<Vector512<S>, Lanes512<S>, Sum512<S>>(formula, ref block),
        Width.Bits256 when Vector256.IsHardwareAccelerated => AtWidth<Vector256<S>, Lanes256<S>, Sum256<S>>(formula, ref block),
        Width.Bits128 when Vector128.IsHardwareAccelerated => AtWidth<Vector128<S>, Lanes128<S>, Sum128<S>>(formula, ref block),
        _ => AtWidth<S, Scalar<S>, ScalarSum<S>>(formula, ref block),
    };

    private static double Sequential(E formula, ref ElementBlock<S> whole, Width width)
    {
        CompensatedSum sum = default;
        for (int start = 0; start < whole.Count; start += BlockLength)
        {
            ElementBlock<S> block = whole.Slice(start, Math.Min(BlockLength, whole.Count - start));
            sum.Add(Block(formula, ref block, width));
        }

        return sum.Total;
    }

    private static double AtWidth<V, O, A>(E formula, ref ElementBlock<S> block)
        where V : struct
        where O : struct, ILanes<V>
        where A : struct, IAccumulator<V>
    {
        return block.HasHessian ? AtOrder<Jet2<V, O>, V, O, A>(formula, ref block)
            : block.HasGradient ? AtOrder<Jet1<V, O>, V, O, A>(formula, ref block)
            : AtOrder<Plain<V, O>, V, O, A>(formula, ref block);
    }

    private static double AtOrder<J, V, O, A>(E formula, ref ElementBlock<S> block)
        where J : struct, IJet<J, V>, IReal<J, Plain<V, O>>
        where V : struct
        where O : struct, ILanes<V>
        where A : struct, IAccumulator<V>
        => block.HasWeights || block.HasLosses
            ? ElementKernel<E, J, V, O, A, S, Weighted>.Run(formula, ref block)
            : ElementKernel<E, J, V, O, A, S, Unweighted>.Run(formula, ref block);
}
