using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>The two passes of <see cref="SoftmaxPasses{V, O, A, H, S, T}"/> for rows of a few classes: a lane is a row, so that no lane idles.</summary>
/// <remarks>As many rows as a bundle has lanes are turned round into columns, and back: one bundle per class.</remarks>
internal static class SoftmaxAcross<V, O, A, S, T>
    where V : struct
    where O : struct, ILanes<V>
    where A : struct, IAccumulator<V>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
    where T : struct, ITruthKind
{
    private const int Kinds = SoftmaxBlock.KindsAcross, Sums = 4, Slopes = 8;

    /// <summary>The first pass over every row; exp(z - max) stays in the room.</summary>
    [SkipLocalsInit]
    internal static void Read(in RowBlock<S> rows, in SoftmaxTruth truth, ReadOnlySpan<S> listed, Span<S> room, in SoftmaxGroup group)
    {
        int k = rows.Columns;
        Span<S> lanes = stackalloc S[Sums * O.Count];
        for (int first = 0; first < rows.Rows; first += O.Count)
        {
            int count = Math.Min(O.Count, rows.Rows - first);
            Span<S> at = room.Slice(first * k * Kinds, O.Count * k * Kinds), logits = at[..(O.Count * k)], shares = at.Slice(O.Count * k, O.Count * k);
            Turn(rows.Predictions[(first * k)..], logits, k, count);
            if (T.IsListed)
            {
                if (listed.IsEmpty)
                    Turn(rows.Targets[(first * k)..], shares, k, count);
                else
                    Spread(listed, shares);
            }

            Exponentials(ref logits[0], ref shares[0], ref at[2 * O.Count * k], k, ref lanes[0]);
            for (int lane = 0; lane < count; lane++)
                Settle(rows, truth, listed, at, lanes, first + lane, lane, group);
        }
    }

    /// <summary>The second pass over every row.</summary>
    [SkipLocalsInit]
    internal static void Write(in RowBlock<S> rows, in SoftmaxTruth truth, ReadOnlySpan<S> listed, Span<S> room, in SoftmaxGroup group)
    {
        int k = rows.Columns;
        Span<S> lanes = stackalloc S[Slopes * O.Count];
        for (int first = 0; first < rows.Rows; first += O.Count)
        {
            int count = Math.Min(O.Count, rows.Rows - first);
            Span<S> at = room.Slice(first * k * Kinds, O.Count * k * Kinds);
            lanes.Clear();
            for (int lane = 0; lane < count; lane++)
                Prepare(rows, truth, first + lane, lane, group, lanes);
            Derive(ref at[0], ref at[O.Count * k], ref at[2 * O.Count * k], k, ref lanes[0], S.CreateTruncating(T.IsEven ? truth.Smoothing / k : 0), !rows.Hessian.IsEmpty);
            if (!rows.Gradient.IsEmpty)
                TurnBack(at[(2 * O.Count * k)..], rows.Gradient[(first * k)..], k, count, group.Weight[first..]);
            if (!rows.Hessian.IsEmpty)
                TurnBack(at, rows.Hessian[(first * k)..], k, count, group.Weight[first..]);
        }
    }

    /// <summary>Max, rest, the sum of t (max - z) and that of t, per row, into lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Exponentials(ref S logits, ref S shares, ref S exponentials, int k, ref S lanes)
    {
        V max = Load(ref logits, 0), zero = O.Create(0), one = O.Create(1), rest = zero, ones = O.Create(-1), gaps = zero, total = zero;
        for (int j = 1; j < k; j++)
            max = O.AtLeast(Load(ref logits, j), max);
        for (int j = 0; j < k; j++)
        {
            V depth = O.Subtract(Load(ref logits, j), max), e = StableMath.ExpOfNonPositive<V, O>(depth);
            rest = O.Add(rest, O.IfEqual(e, one, zero, e));
            ones = O.Add(ones, O.IfEqual(e, one, one, zero));
            if (T.IsEven)
                gaps = O.Subtract(gaps, depth);
            if (T.IsListed)
            {
                V t = Load(ref shares, j);
                gaps = O.Subtract(gaps, O.IfEqual(t, zero, zero, O.Multiply(t, depth)));
                total = O.Add(total, t);
            }

            Store(e, ref exponentials, j);
        }

        Store(max, ref lanes, 0);
        Store(O.Add(ones, rest), ref lanes, 1);
        Store(gaps, ref lanes, 2);
        Store(total, ref lanes, 3);
    }

    /// <summary>What came out for one row, into the group.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Settle(
        in RowBlock<S> rows, in SoftmaxTruth truth, ReadOnlySpan<S> listed, Span<S> at, Span<S> lanes, int row, int lane, in SoftmaxGroup group)
    {
        int k = rows.Columns, label = rows.HasClasses ? rows.Classes[row] : -1;
        double weight = rows.WeightOf(row);
        group.Weight[row] = weight;
        if (weight == 0)
            return;
        if (!S.IsFinite(lanes[lane]))
            Undo(rows, listed, at, lanes, row, lane);
        double own = label >= 0 ? truth.Own(label) : 0, spread = T.IsEven ? truth.Smoothing / k : 1;
        double total = T.IsListed ? double.CreateTruncating(lanes[(3 * O.Count) + lane]) : T.IsEven ? truth.Smoothing : 0;
        double gap = T.IsEven || T.IsListed ? spread * double.CreateTruncating(lanes[(2 * O.Count) + lane]) : 0;
        group.Rest[row] = double.CreateTruncating(lanes[O.Count + lane]);
        group.Slope[row] = total + own;
        group.Gap[row] = gap + (own == 0 ? 0 : own * (double.CreateTruncating(lanes[lane]) - double.CreateTruncating(at[(label * O.Count) + lane])));
    }

    /// <summary>A row whose largest logit is no finite number, by itself.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Undo(in RowBlock<S> rows, ReadOnlySpan<S> listed, Span<S> at, Span<S> lanes, int row, int lane)
    {
        int k = rows.Columns;
        Span<S> exponentials = stackalloc S[k];
        ReadOnlySpan<S> shares = T.IsListed && listed.IsEmpty ? rows.Targets.Slice(row * k, k) : listed;
        ExponentialSums sums = InfiniteStretch.Exponentials<S, T>(rows.Scores(row), shares, exponentials, double.CreateTruncating(lanes[lane]));
        (lanes[O.Count + lane], lanes[(2 * O.Count) + lane]) = (S.CreateTruncating(sums.Rest), S.CreateTruncating(sums.Gaps));
        for (int j = 0; j < k; j++)
            at[(((2 * k) + j) * O.Count) + lane] = exponentials[j];
    }

    /// <summary>From sums to what the derivatives of one row are made of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prepare(in RowBlock<S> rows, in SoftmaxTruth truth, int row, int lane, in SoftmaxGroup group, Span<S> lanes)
    {
        double inverse = 1 / (1 + group.Rest[row]), scale = group.Weight[row] / rows.Divisor, slope = group.Slope[row];
        int label = rows.HasClasses ? rows.Classes[row] : -1;
        lanes[lane] = S.CreateTruncating(inverse);
        lanes[O.Count + lane] = S.CreateTruncating(group.Rest[row] * inverse);
        lanes[(2 * O.Count) + lane] = S.CreateTruncating(slope);
        lanes[(3 * O.Count) + lane] = S.CreateTruncating(group.Bend[row]);
        lanes[(4 * O.Count) + lane] = S.CreateTruncating(scale);
        lanes[(5 * O.Count) + lane] = S.CreateTruncating(scale * slope * inverse);
        lanes[(6 * O.Count) + lane] = S.CreateTruncating(label);
        lanes[(7 * O.Count) + lane] = label < 0 || group.Weight[row] == 0 ? S.Zero : S.CreateTruncating(truth.Own(label));
    }

    /// <summary>Gradients in place of exponentials, Hessians in place of logits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Derive(ref S hessians, ref S shares, ref S exponentials, int k, ref S lanes, S even, bool wantsHessian)
    {
        V inverse = Load(ref lanes, 0), topMissed = Load(ref lanes, 1), slope = Load(ref lanes, 2), bend = Load(ref lanes, 3), scale = Load(ref lanes, 4);
        V factor = Load(ref lanes, 5), label = Load(ref lanes, 6), own = Load(ref lanes, 7), one = O.Create(1), zero = O.Create(0);
        V share = O.Create(double.CreateTruncating(even));
        for (int j = 0; j < k; j++)
        {
            V e = Load(ref exponentials, j), s = O.Multiply(e, inverse), missed = O.IfEqual(e, one, topMissed, O.Subtract(one, s)), at = O.Create(j);
            if (wantsHessian)
            {
                V bent = O.Multiply(s, O.MultiplyAdd(bend, s, O.Multiply(slope, missed)));
                if (!T.IsEven && !T.IsListed)
                    bent = O.IfEqual(label, at, O.Multiply(missed, O.MultiplyAdd(bend, missed, O.Multiply(slope, s))), bent);
                Store(O.Multiply(scale, bent), ref hessians, j);
            }

            if (T.IsEven || T.IsListed)
            {
                V t = O.Add(T.IsListed ? Load(ref shares, j) : share, O.IfEqual(label, at, own, zero));
                Store(O.Multiply(scale, O.Subtract(O.Multiply(O.Subtract(slope, t), s), O.Multiply(t, missed))), ref exponentials, j);
            }
            else
            {
                Store(O.IfEqual(label, at, O.Negate(O.Multiply(O.Multiply(scale, slope), missed)), O.Multiply(factor, e)), ref exponentials, j);
            }
        }
    }

    /// <summary>Rows to columns; lanes without a row repeat the first one.</summary>
    private static void Turn(ReadOnlySpan<S> rows, Span<S> columns, int k, int count)
    {
        ref S to = ref MemoryMarshal.GetReference(columns);
        ref S from = ref MemoryMarshal.GetReference(rows);
        for (int lane = 0; lane < O.Count; lane++)
        {
            ref S row = ref Unsafe.Add(ref from, lane < count ? lane * k : 0);
            ref S at = ref Unsafe.Add(ref to, lane);
            for (int j = 0; j < k; j++)
                Unsafe.Add(ref at, j * O.Count) = Unsafe.Add(ref row, j);
        }
    }

    /// <summary>Columns to rows; a row without weight is cleared.</summary>
    private static void TurnBack(ReadOnlySpan<S> columns, Span<S> rows, int k, int count, Span<double> weights)
    {
        ref S from = ref MemoryMarshal.GetReference(columns);
        ref S to = ref MemoryMarshal.GetReference(rows);
        for (int lane = 0; lane < count; lane++)
        {
            ref S row = ref Unsafe.Add(ref to, lane * k);
            ref S at = ref Unsafe.Add(ref from, lane);
            bool counts = weights[lane] != 0;
            for (int j = 0; j < k; j++)
                Unsafe.Add(ref row, j) = counts ? Unsafe.Add(ref at, j * O.Count) : S.Zero;
        }
    }

    private static void Spread(ReadOnlySpan<S> listed, Span<S> shares)
    {
        for (int j = 0; j < listed.Length; j++)
            shares.Slice(j * O.Count, O.Count).Fill(listed[j]);
    }

    /// <summary>Bundle number <paramref name="j"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Load(ref S source, int j) => Unsafe.ReadUnaligned<V>(ref Unsafe.As<S, byte>(ref Unsafe.Add(ref source, j * O.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(V value, ref S target, int j) =>
        Unsafe.WriteUnaligned(ref Unsafe.As<S, byte>(ref Unsafe.Add(ref target, j * O.Count)), value);
}
