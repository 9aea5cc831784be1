using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>The two passes over a few rows: from logits to exp(z - max) and its sums, and from there to derivatives. See <see cref="SoftmaxRow{S}"/>.</summary>
/// <remarks>
/// A long row goes in stretches that stay in the cache, each relative to its own largest logit, so that the logits are read from memory once. Between the
/// passes exp(z - max) stands where the derivatives go.
/// </remarks>
internal static class SoftmaxPasses<V, O, A, H, S, T>
    where V : struct
    where O : struct, ILanes<V>
    where A : struct, IAccumulator<V>
    where H : struct, IFold<V>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
    where T : struct, ITruthKind
{
    /// <summary>The first pass over every row.</summary>
    internal static void Read(in RowBlock<S> rows, in SoftmaxTruth truth, ReadOnlySpan<S> listed, Span<S> scratch, in SoftmaxGroup group)
    {
        int k = rows.Columns;

        // Rows do not wait for each other: what one has to wait for itself, its largest logit, is found for all of them first.
        for (int row = 0; row < rows.Rows && group.Tops.IsEmpty; row++)
            group.Top[row] = Largest(rows.Scores(row));
        for (int row = 0; row < rows.Rows; row++)
        {
            if ((group.Weight[row] = rows.WeightOf(row)) == 0)
                continue;
            ReadOnlySpan<S> logits = rows.Scores(row), shares = T.IsListed && listed.IsEmpty ? rows.Targets.Slice(row * k, k) : listed;
            int label = rows.HasClasses ? rows.Classes[row] : -1;
            double own = label >= 0 ? truth.Own(label) : 0, logit = label >= 0 ? double.CreateTruncating(logits[label]) : 0;
            Span<S> room = !rows.Gradient.IsEmpty ? rows.Gradient.Slice(row * k, k) : rows.Hessian.Part(row * k, k);
            double max = 0, rest = 0, gap = 0, total = 0;
            for (int start = 0, n = 0, length; start < k; start += length, n++)
            {
                length = SoftmaxBlock.Stretch<S>(start, k);
                double top = length == k ? group.Top[row] : group.Tops[n] = Largest(logits.Slice(start, length));
                Merge(
                    logits.Slice(start, length), T.IsListed ? shares.Slice(start, length) : shares, room.IsEmpty ? scratch : room.Slice(start, length), top,
                    start == 0, ref max, ref rest, ref gap, ref total);
            }

            if (group.Tops.Length > 0)
                group.Tops[^1] = max;
            double spread = T.IsEven ? truth.Smoothing / k : 1;
            group.Rest[row] = rest;
            group.Slope[row] = (spread * total) + own;
            group.Gap[row] = (T.IsEven || T.IsListed ? spread * gap : 0) + (own == 0 ? 0 : own * (max - logit));
        }
    }

    /// <summary>The second pass over every row.</summary>
    internal static void Write(in RowBlock<S> rows, in SoftmaxTruth truth, ReadOnlySpan<S> listed, in SoftmaxGroup group)
    {
        int k = rows.Columns;
        for (int row = 0; row < rows.Rows; row++)
        {
            Span<S> gradient = rows.Gradient.Part(row * k, k), hessian = rows.Hessian.Part(row * k, k), room = gradient.IsEmpty ? hessian : gradient;
            if (group.Weight[row] == 0)
            {
                gradient.Clear();
                hessian.Clear();
                continue;
            }

            ReadOnlySpan<S> shares = T.IsListed && listed.IsEmpty ? rows.Targets.Slice(row * k, k) : listed;
            int label = rows.HasClasses ? rows.Classes[row] : -1;
            double sum = 1 + group.Rest[row], even = T.IsEven ? truth.Smoothing / k : 0;
            for (int start = 0, n = 0, length; start < k; start += length, n++)
            {
                length = SoftmaxBlock.Stretch<S>(start, k);
                double factor = length == k ? 1 : StableMath.Exp(group.Tops[n] - group.Tops[^1]), inverse = factor / sum;
                SoftmaxSlopes by = new()
                {
                    Inverse = inverse,
                    TopMissed = factor == 1 ? group.Rest[row] / sum : 1 - inverse,
                    Slope = group.Slope[row],
                    Bend = group.Bend[row],
                    Even = even,
                    Scale = group.Weight[row] / rows.Divisor,
                };
                bool hasLabel = (uint)(label - start) < (uint)length;
                double own = hasLabel ? double.CreateTruncating(room[label]) : 0;
                Stretch(room.Slice(start, length), T.IsListed ? shares.Slice(start, length) : shares, gradient.Part(start, length), hessian.Part(start, length), by);
                if (!hasLabel)
                    continue;
                double share = T.IsListed ? double.CreateTruncating(shares[label]) : even;
                gradient.Put(label, by.Gradient(own, OwnShare(truth, label, share, by)));
                if (!T.IsEven && !T.IsListed)
                    hessian.Put(label, by.HessianOfTruth(own));
            }
        }
    }

    /// <summary>All of the truth is the class's own where no other class has a share: then its slope is that of the surprise.</summary>
    private static double OwnShare(in SoftmaxTruth truth, int label, double share, in SoftmaxSlopes by) =>
        T.IsEven || T.IsListed ? share + truth.Own(label) : by.Slope;

    private static void Stretch(Span<S> room, ReadOnlySpan<S> shares, Span<S> gradient, Span<S> hessian, in SoftmaxSlopes by)
    {
        ref S at = ref MemoryMarshal.GetReference(room);
        if (T.IsEven || T.IsListed || !hessian.IsEmpty)
            SoftmaxLanes<V, O, A, H, S>.Derive<T>(ref at, ref MemoryMarshal.GetReference(shares), ref OrNull(gradient), ref OrNull(hessian), room.Length, by);
        else
            SoftmaxLanes<V, O, A, H, S>.Multiply(ref at, room.Length, by.Factor);
    }

    private static double Largest(ReadOnlySpan<S> logits) => SoftmaxLanes<V, O, A, H, S>.Largest(ref MemoryMarshal.GetReference(logits), logits.Length);

    /// <summary>Reads a stretch, whose largest logit is known, and adds it to what was read of the row before.</summary>
    private static void Merge(
        ReadOnlySpan<S> logits, ReadOnlySpan<S> shares, Span<S> room, double top, bool isFirst, ref double max, ref double rest, ref double gap, ref double total)
    {
        ExponentialSums sums = double.IsFinite(top)
            ? SoftmaxLanes<V, O, A, H, S>.Exponentials<T>(
                ref MemoryMarshal.GetReference(logits), ref MemoryMarshal.GetReference(shares), ref MemoryMarshal.GetReference(room), logits.Length, top)
            : InfiniteStretch.Exponentials<S, T>(logits, shares, room, top);
        double count = T.IsListed ? sums.Shares : T.IsEven ? logits.Length : 0;
        if (isFirst)
        {
            (max, rest, gap, total) = (top, sums.Rest, sums.Gaps, count);
        }
        else if (top > max)
        {
            rest = ((1 + rest) * StableMath.Exp(max - top)) + sums.Rest;
            gap += Lowered(total, top - max) + sums.Gaps;
            (max, total) = (top, total + count);
        }
        else
        {
            rest += (1 + sums.Rest) * (top == max ? 1 : StableMath.Exp(top - max));
            gap += Lowered(count, max - top) + sums.Gaps;
            total += count;
        }
    }

    private static double Lowered(double shares, double by) => shares == 0 || by == 0 ? 0 : shares * by;

    private static ref S OrNull(Span<S> span)
    {
        if (span.IsEmpty)
            return ref Unsafe.NullRef<S>();
        return ref MemoryMarshal.GetReference(span);
    }
}
