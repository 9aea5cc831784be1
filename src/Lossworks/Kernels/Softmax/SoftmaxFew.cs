using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>Value and derivatives of as many rows of a few classes as a bundle has lanes, in one go: nothing at all is done row by row.</summary>
/// <remarks>
/// The rows are turned round into columns, one bundle per class, and back. Everything stays in the precision of the logits: with K classes the sum of the
/// exponentials is good to K/2 ulps, its logarithm to less.
/// </remarks>
internal static class SoftmaxFew<G, J, V, O, A, P, S, T>
    where G : struct, ISurpriseFormula
    where J : struct, IJet<J, V>, IReal<J, Plain<V, O>>
    where V : struct
    where O : struct, ILanes<V>
    where A : struct, IAccumulator<V>
    where P : struct, IPairs<V>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
    where T : struct, ITruthKind
{
    /// <summary>Adds up the weighted losses of the bundle of rows from <paramref name="first"/> on. The logits must be finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run(G surprise, in SoftmaxTruth truth, in RowBlock<S> rows, ReadOnlySpan<S> listed, Span<S> room, int first, ref A sum)
    {
        int k = rows.Columns;
        ref S logits = ref MemoryMarshal.GetReference(room);
        ref S shares = ref Unsafe.Add(ref logits, k * O.Count), hessians = ref Unsafe.Add(ref shares, k * O.Count);
        Turn(ref Unsafe.Add(ref MemoryMarshal.GetReference(rows.Predictions), first * k), ref logits, k);
        if (T.IsListed)
            Shares(rows, listed, ref shares, first);
        V one = O.Create(1), zero = O.Create(0), weight = RowLanes<V, O, P, S>.Facts(rows, truth, first, out V label, out V own);
        V max = Load(ref logits, 0);
        for (int j = 1; j < k; j++)
            max = O.AtLeast(Load(ref logits, j), max);
        V rest = zero, ones = O.Create(-1), gaps = zero, total = zero, truthGap = zero;
        for (int j = 0; j < k; j++)
        {
            V depth = O.Subtract(Load(ref logits, j), max), e = StableMath.ExpOfNonPositive<V, O>(depth);
            rest = O.Add(rest, O.IfEqual(e, one, zero, e));
            ones = O.Add(ones, O.IfEqual(e, one, one, zero));
            truthGap = O.IfEqual(label, O.Create(j), depth, truthGap);
            if (T.IsEven)
                gaps = O.Subtract(gaps, depth);
            if (T.IsListed)
            {
                V t = Load(ref shares, j);
                gaps = O.Subtract(gaps, O.IfEqual(t, zero, zero, O.Multiply(t, depth)));
                total = O.Add(total, t);
            }

            Store(e, ref logits, j);
        }

        rest = O.Add(ones, rest);
        V even = O.Create(T.IsEven ? truth.Smoothing / k : 0), log = StableMath.Log1p<V, O>(rest);
        V slope = O.Add(own, T.IsEven ? O.Create(truth.Smoothing) : total), gap = O.IfEqual(own, zero, zero, O.Multiply(own, O.Negate(truthGap)));
        if (T.IsEven)
            gap = O.MultiplyAdd(even, gaps, gap);
        else if (T.IsListed)
            gap = O.Add(gap, gaps);

        V value = O.MultiplyAdd(slope, log, gap), bend = zero;
        if (!G.IsPlain)
        {
            J loss = surprise.Of(J.Variable(O.Add(gap, log)));
            value = loss.Value;
            (slope, bend) = (loss.First, loss.Second);
        }

        // A weight of 0 removes the row even where its loss is infinite or NaN.
        value = O.IfEqual(weight, zero, zero, O.Multiply(weight, value));
        if (!rows.Losses.IsEmpty)
            Unsafe.WriteUnaligned(ref Unsafe.As<S, byte>(ref rows.Losses[first]), value);
        sum.Add(value);
        if (!rows.HasDerivatives)
            return;

        V inverse = O.Divide(one, O.Add(one, rest)), topMissed = O.Multiply(rest, inverse), scale = O.Multiply(weight, O.Create(1 / rows.Divisor));
        V factor = O.Multiply(O.Multiply(scale, slope), inverse), downhill = O.Negate(O.Multiply(scale, slope));
        for (int j = 0; j < k; j++)
        {
            V e = Load(ref logits, j), s = O.Multiply(e, inverse), missed = O.IfEqual(e, one, topMissed, O.Subtract(one, s)), at = O.Create(j), slopeAt;
            if (T.IsEven || T.IsListed)
            {
                V t = O.Add(T.IsListed ? Load(ref shares, j) : even, O.IfEqual(label, at, own, zero));
                slopeAt = O.Multiply(scale, O.Subtract(O.Multiply(O.Subtract(slope, t), s), O.Multiply(t, missed)));
            }
            else
            {
                slopeAt = O.IfEqual(label, at, O.Multiply(downhill, missed), O.Multiply(factor, e));
            }

            if (J.Order == 2)
            {
                V bent = O.Multiply(s, O.MultiplyAdd(bend, s, O.Multiply(slope, missed)));
                if (!T.IsEven && !T.IsListed)
                    bent = O.IfEqual(label, at, O.Multiply(missed, O.MultiplyAdd(bend, missed, O.Multiply(slope, s))), bent);
                Store(O.IfEqual(weight, zero, zero, O.Multiply(scale, bent)), ref hessians, j);
            }

            Store(O.IfEqual(weight, zero, zero, slopeAt), ref logits, j);
        }

        if (!rows.Gradient.IsEmpty)
            TurnBack(ref logits, ref rows.Gradient[first * k], k);
        if (J.Order == 2)
            TurnBack(ref hessians, ref rows.Hessian[first * k], k);
    }

    /// <summary>The shares of each row, or those that all rows have.</summary>
    private static void Shares(in RowBlock<S> rows, ReadOnlySpan<S> listed, ref S shares, int first)
    {
        if (listed.IsEmpty)
        {
            Turn(ref Unsafe.Add(ref MemoryMarshal.GetReference(rows.Targets), first * rows.Columns), ref shares, rows.Columns);
            return;
        }

        for (int j = 0; j < listed.Length; j++)
            Store(O.Create(double.CreateTruncating(listed[j])), ref shares, j);
    }

    /// <summary>Rows to columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turn(ref S rows, ref S columns, int k)
    {
        for (int lane = 0; lane < O.Count; lane++)
        {
            ref S row = ref Unsafe.Add(ref rows, lane * k), at = ref Unsafe.Add(ref columns, lane);
            for (int j = 0; j < k; j++)
                Unsafe.Add(ref at, j * O.Count) = Unsafe.Add(ref row, j);
        }
    }

    /// <summary>Columns to rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TurnBack(ref S columns, ref S rows, int k)
    {
        for (int lane = 0; lane < O.Count; lane++)
        {
            ref S row = ref Unsafe.Add(ref rows, lane * k), at = ref Unsafe.Add(ref columns, lane);
            for (int j = 0; j < k; j++)
                Unsafe.Add(ref row, j) = Unsafe.Add(ref at, j * O.Count);
        }
    }

    /// <summary>Bundle number <paramref name="j"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Load(ref S source, int j) => Unsafe.ReadUnaligned<V>(ref Unsafe.As<S, byte>(ref Unsafe.Add(ref source, j * O.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(V value, ref S target, int j) =>
        Unsafe.WriteUnaligned(ref Unsafe.As<S, byte>(ref Unsafe.Add(ref target, j * O.Count)), value);
}
