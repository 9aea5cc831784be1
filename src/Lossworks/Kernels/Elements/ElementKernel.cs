using System.Numerics;
using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>THE loop over elements: one source for every formula, precision, vector width and order of derivatives.</summary>
/// <typeparam name="E">The formula.</typeparam>
/// <typeparam name="J">The number type: how many derivatives come out.</typeparam>
/// <typeparam name="V">The bundle of numbers that one step handles.</typeparam>
/// <typeparam name="O">Its operations.</typeparam>
/// <typeparam name="A">How its values are added up.</typeparam>
/// <typeparam name="S"><c>float</c> or <c>double</c>.</typeparam>
/// <typeparam name="W">Whether weights or single losses take part.</typeparam>
internal static class ElementKernel<E, J, V, O, A, S, W>
    where E : struct, IElementFormula
    where J : struct, IJet<J, V>, IReal<J, Plain<V, O>>
    where V : struct
    where O : struct, ILanes<V>
    where A : struct, IAccumulator<V>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
    where W : struct, IWeighting
{
    /// <summary>Evaluates a run of elements; the weighted losses of each block of <paramref name="length"/> are added up into one of the sums.</summary>
    internal static void Run(E formula, ref ElementBlock<S> run, int length, scoped Span<double> sums)
    {
        int width = O.Count;
        for (int b = 0; b < sums.Length; b++)
        {
            int start = b * length, end = Math.Min(start + length, run.Count), whole = end - ((end - start) % width);
            sums[b] = Loop(formula, ref run, (nuint)start, (nuint)whole);
            if (whole < end)
                sums[b] += Tail(formula, ref run, whole);
        }
    }

    /// <summary>The loop itself, alone in its method so that the JIT has registers for all of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Loop(E formula, ref ElementBlock<S> run, nuint start, nuint end)
    {
        V scale = O.Create(run.Scale);
        A sum = default;
        nuint i = start, step = (nuint)O.Count;
        if (default(E) is ILightFormula && typeof(W) == typeof(Unweighted))
        {
            // Several bundles per turn: what they share, above all the parameters of the formula, is made ready once.
            for (; i + (4 * step) <= end; i += 4 * step)
            {
                Bundle(formula, ref run, i, scale, ref sum);
                Bundle(formula, ref run, i + step, scale, ref sum);
                Bundle(formula, ref run, i + (2 * step), scale, ref sum);
                Bundle(formula, ref run, i + (3 * step), scale, ref sum);
            }
        }

        for (; i < end; i += step)
            Bundle(formula, ref run, i, scale, ref sum);
        return sum.Total;
    }

    /// <summary>One bundle of elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Bundle(E formula, ref ElementBlock<S> run, nuint i, V scale, ref A sum)
    {
        J loss = formula.At<J, V, O>(Load(ref run.Prediction, i), Load(ref run.Target, i));
        if (typeof(W) == typeof(Unweighted))
        {
            if (J.Order == 1 || (J.Order == 2 && run.HasGradient))
                Store(O.Multiply(scale, loss.First), ref run.Gradient, i);
            if (J.Order >= 2)
                Store(O.Multiply(scale, loss.Second), ref run.Hessian, i);
            sum.Add(loss.Value);
            return;
        }

        V weight = run.HasWeights ? Load(ref run.Weight, i) : O.Create(1), value = Weigh(weight, weight, loss.Value);
        if (run.HasLosses)
            Store(value, ref run.Loss, i);
        if (J.Order >= 1 && run.HasGradient)
            Store(Weigh(weight, O.Multiply(weight, scale), loss.First), ref run.Gradient, i);
        if (J.Order >= 2)
            Store(Weigh(weight, O.Multiply(weight, scale), loss.Second), ref run.Hessian, i);
        sum.Add(value);
    }

    /// <summary>What is left over at the end, less than a bundle: the formula runs once over a padded copy, and the rest is done one by one.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Tail(E formula, ref ElementBlock<S> run, int start)
    {
        Span<S> scratch = stackalloc S[3 * O.Count];
        J loss = formula.At<J, V, O>(Padded(ref run.Prediction, start, run.Count, scratch), Padded(ref run.Target, start, run.Count, scratch));
        Store(loss.Value, ref scratch[0], 0);
        Store(loss.First, ref scratch[0], (nuint)O.Count);
        Store(loss.Second, ref scratch[0], 2 * (nuint)O.Count);

        S scale = S.CreateTruncating(run.Scale);
        double sum = 0;
        for (int k = 0, i = start; i < run.Count; k++, i++)
        {
            S weight = run.HasWeights ? Unsafe.Add(ref run.Weight, i) : S.One, value = Weigh(weight, weight, scratch[k]);
            if (run.HasLosses)
                Unsafe.Add(ref run.Loss, i) = value;
            if (J.Order >= 1 && run.HasGradient)
                Unsafe.Add(ref run.Gradient, i) = Weigh(weight, weight * scale, scratch[O.Count + k]);
            if (J.Order >= 2)
                Unsafe.Add(ref run.Hessian, i) = Weigh(weight, weight * scale, scratch[(2 * O.Count) + k]);
            sum += double.CreateTruncating(value);
        }

        return sum;
    }

    /// <summary>The numbers from <paramref name="start"/> on, and the first of them again where there are no more.</summary>
    private static V Padded(ref S origin, int start, int end, Span<S> scratch)
    {
        for (int k = 0; k < O.Count; k++)
            scratch[k] = Unsafe.Add(ref origin, start + k < end ? start + k : start);
        return Load(ref scratch[0], 0);
    }

    /// <summary>A weight of 0 removes the element even where its loss is infinite or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Weigh(V weight, V factor, V x) => O.IfEqual(weight, O.Create(0), O.Create(0), O.Multiply(factor, x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static S Weigh(S weight, S factor, S x) => weight == S.Zero ? S.Zero : factor * x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Load(ref S source, nuint i) => Unsafe.ReadUnaligned<V>(ref Unsafe.As<S, byte>(ref Unsafe.Add(ref source, i)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(V value, ref S target, nuint i) => Unsafe.WriteUnaligned(ref Unsafe.As<S, byte>(ref Unsafe.Add(ref target, i)), value);
}
