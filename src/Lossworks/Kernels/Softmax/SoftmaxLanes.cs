using System.Numerics;
using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>What a pass over logits adds up, relative to the largest of them.</summary>
/// <param name="Rest">The sum of all exp(z - max) but that of the largest.</param>
/// <param name="Gaps">The sum of t (max - z), t the listed share; of max - z where shares are even.</param>
/// <param name="Shares">The sum of the listed shares.</param>
internal readonly record struct ExponentialSums(double Rest, double Gaps, double Shares);

/// <summary>The passes of a softmax over one stretch of a row, of at least as many numbers as a bundle has.</summary>
/// <remarks>
/// What is left over at the end is the last full bundle, which overlaps the one before it: it is loaded before anything is written, and what it repeats is
/// left out of the sums. Floats are added up in float a few at a time, then in double: every term is positive, and the sum loses less than 4 units of the last
/// place.
/// </remarks>
/// <typeparam name="V">The bundle of numbers that one step handles.</typeparam>
/// <typeparam name="O">Its operations.</typeparam>
/// <typeparam name="A">How its values are added up.</typeparam>
/// <typeparam name="H">How its largest is found.</typeparam>
/// <typeparam name="S"><c>float</c> or <c>double</c>.</typeparam>
internal static class SoftmaxLanes<V, O, A, H, S>
    where V : struct
    where O : struct, ILanes<V>
    where A : struct, IAccumulator<V>
    where H : struct, IFold<V>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Below this the largest, which is 1, would take too many digits of the sum with it: the others are added up without it.</summary>
    private const double Confident = 1.5;

    /// <summary>How many bundles are added up in their own precision before they are widened.</summary>
    private const int Together = 8;

    /// <summary>The largest logit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Largest(ref S logits, int count)
    {
        V largest = Load(ref logits, count - O.Count), second = largest;
        int i = 0;
        for (; i <= count - (2 * O.Count); i += 2 * O.Count)
        {
            largest = O.AtLeast(largest, Load(ref logits, i));
            second = O.AtLeast(second, Load(ref logits, i + O.Count));
        }

        if (i <= count - O.Count)
            largest = O.AtLeast(largest, Load(ref logits, i));
        return H.Largest(O.AtLeast(largest, second));
    }

    /// <summary>Writes exp(z - max), perhaps over the logits, and adds up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static ExponentialSums Exponentials<T>(ref S logits, ref S shares, ref S room, int count, double largest)
        where T : struct, ITruthKind
    {
        V max = O.Create(largest), overlapping = max;
        A sum = default, gaps = default, total = default;
        int last = count - O.Count, end = count - (count % O.Count);
        if (end < count)
        {
            V t = T.IsListed ? Load(ref shares, last) : max;
            overlapping = Overlap<T>(Load(ref logits, last), t, max, LastLanes(count - end), out V own, out V gap, out V share);
            sum.Add(own);
            if (T.IsEven || T.IsListed)
                gaps.Add(gap);
            if (T.IsListed)
                total.Add(share);
        }

        for (int i = 0; i < end;)
        {
            V part = O.Create(0), gapPart = part, sharePart = part;
            for (int stop = Math.Min(end, i + (Together * O.Count)); i < stop; i += O.Count)
            {
                V depth = O.Subtract(Load(ref logits, i), max), e = StableMath.ExpOfNonPositive<V, O>(depth);
                part = O.Add(part, e);
                if (T.IsEven)
                    gapPart = O.Subtract(gapPart, depth);
                if (T.IsListed)
                {
                    V t = Load(ref shares, i);
                    gapPart = O.Subtract(gapPart, Take(t, depth));
                    sharePart = O.Add(sharePart, t);
                }

                Store(e, ref room, i);
            }

            sum.Add(part);
            if (T.IsEven || T.IsListed)
                gaps.Add(gapPart);
            if (T.IsListed)
                total.Add(sharePart);
        }

        if (end < count)
            Store(overlapping, ref room, last);
        double rest = sum.Total < Confident ? Others(ref room, count) : sum.Total - 1;
        return new(rest, T.IsEven || T.IsListed ? gaps.Total : 0, T.IsListed ? total.Total : 0);
    }

    /// <summary>The sum of all but the largest, which is 1.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Others(ref S exponentials, int count)
    {
        V zero = O.Create(0), one = O.Create(1);
        A sum = default;
        int end = count - (count % O.Count);
        for (int i = 0; i < end;)
        {
            V part = zero;
            for (int stop = Math.Min(end, i + (Together * O.Count)); i < stop; i += O.Count)
            {
                V e = Load(ref exponentials, i);
                part = O.Add(part, O.IfEqual(e, one, zero, e));
            }

            sum.Add(part);
        }

        if (end < count)
        {
            V e = Load(ref exponentials, count - O.Count);
            sum.Add(O.IfEqual(e, one, zero, O.Multiply(LastLanes(count - end), e)));
        }

        return sum.Total;
    }

    /// <summary>Multiplies in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Multiply(ref S numbers, int count, double factor)
    {
        V scale = O.Create(factor), rest = Load(ref numbers, count - O.Count);
        for (int i = 0; i <= count - O.Count; i += O.Count)
            Store(O.Multiply(scale, Load(ref numbers, i)), ref numbers, i);
        if (count % O.Count != 0)
            Store(O.Multiply(scale, rest), ref numbers, count - O.Count);
    }

    /// <summary>From exp(z - max) to derivatives, perhaps in the same memory; those by the class of the row are put right afterwards.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Derive<T>(ref S exponentials, ref S shares, ref S gradient, ref S hessian, int count, in SoftmaxSlopes by)
        where T : struct, ITruthKind
    {
        int last = count - O.Count;
        V rest = Load(ref exponentials, last), even = O.Create(by.Even), restShares = T.IsListed ? Load(ref shares, last) : even;
        for (int i = 0; i <= last; i += O.Count)
            Write<T>(Load(ref exponentials, i), T.IsListed ? Load(ref shares, i) : even, ref gradient, ref hessian, i, by);
        if (count % O.Count != 0)
            Write<T>(rest, restShares, ref gradient, ref hessian, last, by);
    }

    /// <summary>The last bundle, which overlaps the one before it: its exp(z - max), and what those of its lanes add that count.</summary>
    /// <remarks>Apart from the loop, which the JIT keeps in registers only as long as it is short.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V Overlap<T>(V z, V t, V max, V counts, out V own, out V gap, out V share)
        where T : struct, ITruthKind
    {
        V zero = O.Create(0), depth = O.Subtract(z, max), e = StableMath.ExpOfNonPositive<V, O>(depth);
        own = O.Multiply(counts, e);
        gap = T.IsEven || T.IsListed ? O.IfEqual(counts, zero, zero, O.Negate(T.IsListed ? Take(t, depth) : depth)) : zero;
        share = O.Multiply(counts, t);
        return e;
    }

    /// <summary>t (z - max): a share of 0 takes nothing, even of an infinite gap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Take(V t, V depth) => O.IfEqual(t, O.Create(0), O.Create(0), O.Multiply(t, depth));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<T>(V e, V t, ref S gradient, ref S hessian, int i, in SoftmaxSlopes by)
        where T : struct, ITruthKind
    {
        V s = O.Multiply(e, O.Create(by.Inverse)), missed = O.IfEqual(e, O.Create(1), O.Create(by.TopMissed), O.Subtract(O.Create(1), s));
        V slope = O.Create(by.Slope), scale = O.Create(by.Scale);
        if (!Unsafe.IsNullRef(ref hessian))
            Store(O.Multiply(scale, O.Multiply(s, O.MultiplyAdd(O.Create(by.Bend), s, O.Multiply(slope, missed)))), ref hessian, i);
        if (Unsafe.IsNullRef(ref gradient))
            return;
        Store(
            T.IsEven || T.IsListed
                ? O.Multiply(scale, O.Subtract(O.Multiply(O.Subtract(slope, t), s), O.Multiply(t, missed)))
                : O.Multiply(O.Create(by.Factor), e),
            ref gradient,
            i);
    }

    /// <summary>1 in so many lanes at the end, 0 in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LastLanes(int count) => Load(ref LaneCounts<S>.ZerosThenOnes[0], LaneCounts<S>.Zeros - O.Count + count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Load(ref S source, int i) => Unsafe.ReadUnaligned<V>(ref Unsafe.As<S, byte>(ref Unsafe.Add(ref source, i)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(V value, ref S target, int i) => Unsafe.WriteUnaligned(ref Unsafe.As<S, byte>(ref Unsafe.Add(ref target, i)), value);
}

/// <summary>Which lanes count, for bundles of any width.</summary>
internal static class LaneCounts<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>As many as the widest bundle has lanes.</summary>
    internal const int Zeros = 16;

    internal static readonly S[] ZerosThenOnes = [.. Enumerable.Range(0, 2 * Zeros).Select(i => i < Zeros ? S.Zero : S.One)];
}
