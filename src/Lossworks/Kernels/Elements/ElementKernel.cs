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
    /// <summary>Evaluates one block and returns the sum of its weighted losses.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Run(E formula, ref ElementBlock<S> block)
    {
        ref S predictions = ref block.Prediction, targets = ref block.Target, gradient = ref block.Gradient, hessian = ref block.Hessian;
        bool hasGradient = block.HasGradient;
        V scale = O.Create(block.Scale);
        A sum = default;
        int i = 0, last = block.Count - O.Count;
        for (; i <= last; i += O.Count)
        {
            J loss = formula.At<J, V, O>(Load(ref predictions, i), Load(ref targets, i));
            V value = loss.Value, factor = scale;
            if (W.IsFull)
            {
                V weight = block.HasWeights ? Load(ref block.Weight, i) : O.Create(1);
                value = Weigh(weight, weight, value);
                if (block.HasLosses)
                    Store(value, ref block.Loss, i);
                if (J.Order >= 1 && hasGradient)
                    Store(Weigh(weight, O.Multiply(weight, scale), loss.First), ref gradient, i);
                if (J.Order >= 2)
                    Store(Weigh(weight, O.Multiply(weight, scale), loss.Second), ref hessian, i);
            }
            else
            {
                if (J.Order == 1 || (J.Order == 2 && hasGradient))
                    Store(O.Multiply(scale, loss.First), ref gradient, i);
                if (J.Order >= 2)
                    Store(O.Multiply(scale, loss.Second), ref hessian, i);
            }

            sum.Add(value);
        }

        return i < block.Count ? sum.Total + Tail(formula, block.Slice(i, block.Count - i)) : sum.Total;
    }

    /// <summary>What is left over runs through the same loop in a padded copy; the padding repeats an element with weight 0.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Tail(E formula, ElementBlock<S> rest)
    {
        int width = O.Count;
        Span<S> scratch = stackalloc S[6 * width];
        for (int i = 0; i < width; i++)
        {
            int from = i < rest.Count ? i : 0;
            scratch[i] = Unsafe.Add(ref rest.Prediction, from);
            scratch[width + i] = Unsafe.Add(ref rest.Target, from);
            scratch[(2 * width) + i] = i >= rest.Count ? S.Zero : rest.HasWeights ? Unsafe.Add(ref rest.Weight, i) : S.One;
        }

        scoped ElementBlock<S> padded = new() { Count = width, Scale = rest.Scale };
        padded.Prediction = ref scratch[0];
        padded.Target = ref scratch[width];
        padded.Weight = ref scratch[2 * width];
        if (rest.HasGradient)
            padded.Gradient = ref scratch[3 * width];
        if (rest.HasHessian)
            padded.Hessian = ref scratch[4 * width];
        if (rest.HasLosses)
            padded.Loss = ref scratch[5 * width];

        double sum = ElementKernel<E, J, V, O, A, S, Weighted>.Run(formula, ref padded);
        for (int i = 0; i < rest.Count; i++)
        {
            if (rest.HasGradient)
                Unsafe.Add(ref rest.Gradient, i) = scratch[(3 * width) + i];
            if (rest.HasHessian)
                Unsafe.Add(ref rest.Hessian, i) = scratch[(4 * width) + i];
            if (rest.HasLosses)
                Unsafe.Add(ref rest.Loss, i) = scratch[(5 * width) + i];
        }

        return sum;
    }

    /// <summary>A weight of 0 removes the element even where its loss is infinite or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Weigh(V weight, V factor, V x) => O.IfEqual(weight, O.Create(0), O.Create(0), O.Multiply(factor, x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Load(ref S source, int i) => Unsafe.ReadUnaligned<V>(ref Unsafe.As<S, byte>(ref Unsafe.Add(ref source, i)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(V value, ref S target, int i) => Unsafe.WriteUnaligned(ref Unsafe.As<S, byte>(ref Unsafe.Add(ref target, i)), value);
}
