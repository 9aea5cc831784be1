using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Lossworks.Kernels;

/// <summary>The element loop over several threads. Whoever is free takes the next run of blocks; their sums are added in order afterwards.</summary>
internal static unsafe class ParallelElements<E, S>
    where E : struct, IElementFormula
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    internal static double Run(E formula, ref ElementBlock<S> whole, Width width, int threads)
    {
        int blocks = ElementLoop<E, S>.BlocksIn(whole.Count);
        double[] sums = ArrayPool<double>.Shared.Rent(blocks);

        // The caller's memory stays pinned until every thread is done, so that a run can be described by addresses.
        fixed (S* prediction = &whole.Prediction, target = &whole.Target, weight = &whole.Weight)
        fixed (S* gradient = &whole.Gradient, hessian = &whole.Hessian, loss = &whole.Loss)
        {
            Addresses addresses = new(prediction, target, weight, gradient, hessian, loss, whole.Count, whole.Scale);
            new Work(formula, addresses, width, sums, blocks).Run(Threads.For(whole.Count, threads));
        }

        CompensatedSum sum = default;
        for (int b = 0; b < blocks; b++)
            sum.Add(sums[b]);
        ArrayPool<double>.Shared.Return(sums);
        return sum.Total;
    }

    private sealed class Work(E formula, Addresses whole, Width width, double[] sums, int blocks)
        : SharedWork((blocks + ElementLoop<E, S>.BlocksAtATime - 1) / ElementLoop<E, S>.BlocksAtATime)
    {
        private protected override void Do(int part)
        {
            int first = part * ElementLoop<E, S>.BlocksAtATime, count = Math.Min(ElementLoop<E, S>.BlocksAtATime, blocks - first);
            ElementBlock<S> run = whole.Slice(first * ElementLoop<E, S>.BlockLength, count * ElementLoop<E, S>.BlockLength);
            ElementLoop<E, S>.Blocks(formula, ref run, width, sums.AsSpan(first, count));
        }
    }

    private readonly struct Addresses(S* prediction, S* target, S* weight, S* gradient, S* hessian, S* loss, int count, double scale)
    {
        internal ElementBlock<S> Slice(int start, int length)
        {
            ElementBlock<S> run = new() { Count = Math.Min(length, count - start), Scale = scale };
            run.Prediction = ref At(prediction, start);
            run.Target = ref At(target, start);
            run.Weight = ref At(weight, start);
            run.Gradient = ref At(gradient, start);
            run.Hessian = ref At(hessian, start);
            run.Loss = ref At(loss, start);
            return run;
        }

        private static ref S At(S* address, int start)
        {
            if (address is null)
                return ref Unsafe.NullRef<S>();
            return ref address[start];
        }
    }
}
