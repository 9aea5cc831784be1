using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Lossworks.Kernels;

/// <summary>The element loop over several threads. Each thread takes whole blocks; their sums are added in order afterwards.</summary>
internal static unsafe class ParallelElements<E, S>
    where E : struct, IElementFormula
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    internal static double Run(E formula, ref ElementBlock<S> whole, Width width, int threads)
    {
        int block = ElementLoop<E, S>.BlockLength, blocks = (whole.Count + block - 1) / block, count = whole.Count;
        threads = Math.Min(Threads.ForElements(count, threads), blocks);
        double scale = whole.Scale;
        double[] sums = ArrayPool<double>.Shared.Rent(blocks);

        // The caller's memory stays pinned until every thread is done, so that a block can be described by addresses.
        fixed (S* prediction = &whole.Prediction, target = &whole.Target, weight = &whole.Weight)
        fixed (S* gradient = &whole.Gradient, hessian = &whole.Hessian, loss = &whole.Loss)
        {
            nint p = (nint)prediction, t = (nint)target, w = (nint)weight, g = (nint)gradient, h = (nint)hessian, l = (nint)loss;
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
            {
                int from = (int)((long)blocks * thread / threads), to = (int)((long)blocks * (thread + 1) / threads);
                for (int b = from; b < to; b++)
                {
                    int start = b * block;
                    ElementBlock<S> part = new() { Count = Math.Min(block, count - start), Scale = scale };
                    part.Prediction = ref At(p, start);
                    part.Target = ref At(t, start);
                    part.Weight = ref At(w, start);
                    part.Gradient = ref At(g, start);
                    part.Hessian = ref At(h, start);
                    part.Loss = ref At(l, start);
                    sums[b] = ElementLoop<E, S>.Block(formula, ref part, width);
                }
            });
        }

        CompensatedSum sum = default;
        for (int b = 0; b < blocks; b++)
            sum.Add(sums[b]);
        ArrayPool<double>.Shared.Return(sums);
        return sum.Total;
    }

    private static ref S At(nint address, int start)
    {
        if (address == 0)
            return ref Unsafe.NullRef<S>();
        return ref ((S*)address)[start];
    }
}
