using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>Chooses the kernel for a call: vector width, order of derivatives, weights; and how many threads run it.</summary>
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

    /// <summary>How many blocks a thread takes at a time: so much that their kernel is chosen at no cost, so little that the work divides evenly.</summary>
    internal const int BlocksAtATime = 16;

    /// <summary>The sum of the weighted losses.</summary>
    internal static double Run(E formula, ref ElementBlock<S> whole, Width width, int threads)
    {
        if (whole.Count <= BlockLength)
        {
            double sum = 0;
            Blocks(formula, ref whole, width, new Span<double>(ref sum));
            return sum;
        }

        return Threads.For(whole.Count, threads) > 1
            ? ParallelElements<E, S>.Run(formula, ref whole, width, threads)
            : Sequential(formula, ref whole, width);
    }

    /// <summary>The sum of each block of a run, at the chosen width.</summary>
    internal static void Blocks(E formula, ref ElementBlock<S> run, Width width, scoped Span<double> sums)
    {
        if (typeof(S) == typeof(float))
            SingleBlocks(formula, ref run, width, sums);
        else
            DoubleBlocks(formula, ref run, width, sums);
    }

    [SkipLocalsInit]
    private static double Sequential(E formula, ref ElementBlock<S> whole, Width width)
    {
        const int Length = BlocksAtATime * BlockLength;
        Span<double> sums = stackalloc double[BlocksAtATime];
        CompensatedSum sum = default;
        for (int start = 0; start < whole.Count; start += Length)
        {
            ElementBlock<S> run = whole.Slice(start, Math.Min(Length, whole.Count - start));
            Span<double> filled = sums[..BlocksIn(run.Count)];
            Blocks(formula, ref run, width, filled);
            foreach (double block in filled)
                sum.Add(block);
        }

        return sum.Total;
    }

    /// <summary>How many blocks so many elements make.</summary>
    internal static int BlocksIn(int count) => (count + BlockLength - 1) / BlockLength;

    private static void SingleBlocks(E formula, ref ElementBlock<S> run, Width width, scoped Span<double> sums)
    {
        if (width == Width.Bits512 && Vector512.IsHardwareAccelerated)
            AtWidth<Vector512<float>, SingleLanes512, SingleSum512>(formula, ref run, sums);
        else if (width == Width.Bits256 && Vector256.IsHardwareAccelerated)
            AtWidth<Vector256<float>, SingleLanes256, SingleSum256>(formula, ref run, sums);
        else if (width == Width.Bits128 && Vector128.IsHardwareAccelerated)
            AtWidth<Vector128<float>, SingleLanes128, SingleSum128>(formula, ref run, sums);
        else
            AtWidth<float, Scalar<float>, ScalarSum<float>>(formula, ref run, sums);
    }

    private static void DoubleBlocks(E formula, ref ElementBlock<S> run, Width width, scoped Span<double> sums)
    {
        if (width == Width.Bits512 && Vector512.IsHardwareAccelerated)
            AtWidth<Vector512<double>, DoubleLanes512, DoubleSum512>(formula, ref run, sums);
        else if (width == Width.Bits256 && Vector256.IsHardwareAccelerated)
            AtWidth<Vector256<double>, DoubleLanes256, DoubleSum256>(formula, ref run, sums);
        else if (width == Width.Bits128 && Vector128.IsHardwareAccelerated)
            AtWidth<Vector128<double>, DoubleLanes128, DoubleSum128>(formula, ref run, sums);
        else
            AtWidth<double, Scalar<double>, ScalarSum<double>>(formula, ref run, sums);
    }

    private static void AtWidth<V, O, A>(E formula, ref ElementBlock<S> run, scoped Span<double> sums)
        where V : struct
        where O : struct, ILanes<V>
        where A : struct, IAccumulator<V>
    {
        if (run.HasHessian)
            AtOrder<Jet2<V, O>, V, O, A>(formula, ref run, sums);
        else if (run.HasGradient)
            AtOrder<Jet1<V, O>, V, O, A>(formula, ref run, sums);
        else
            AtOrder<Plain<V, O>, V, O, A>(formula, ref run, sums);
    }

    private static void AtOrder<J, V, O, A>(E formula, ref ElementBlock<S> run, scoped Span<double> sums)
        where J : struct, IJet<J, V>, IReal<J, Plain<V, O>>
        where V : struct
        where O : struct, ILanes<V>
        where A : struct, IAccumulator<V>
    {
        if (run.HasWeights || run.HasLosses)
            ElementKernel<E, J, V, O, A, S, Weighted>.Run(formula, ref run, BlockLength, sums);
        else
            ElementKernel<E, J, V, O, A, S, Unweighted>.Run(formula, ref run, BlockLength, sums);
    }
}
