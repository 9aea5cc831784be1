using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lossworks.Training;

/// <summary>Rows of which every number is stored. Single precision is widened in registers: all arithmetic is in double.</summary>
/// <remarks>
/// A step is two vectors of columns. Four rows go together, so that parameters, centers and sums are loaded and stored once for four rows. The order in which
/// a row's products are added does not depend on the rows beside it.
/// </remarks>
internal sealed class DenseKernel<T>(int columns) : RowKernel(new(columns, Step))
    where T : unmanaged
{
    internal override bool Centers => true;

    private static int Width => Vector<double>.Count;

    private static int Step => 2 * Vector<double>.Count;

    internal override void Multiply(in RowBlock block, ReadOnlySpan<double> centers, Folded folded, Span<double> eta)
    {
        ref T x = ref MemoryMarshal.GetReference(ValuesOf(block));
        ref double center = ref MemoryMarshal.GetReference(centers), result = ref MemoryMarshal.GetReference(eta);
        int outputs = folded.Outputs, lanes = Lanes.Length, row = 0;
        for (; columns >= Step && row <= block.Rows - 4; row += 4)
        {
            for (int k = 0; k < outputs; k++)
            {
                ref double b = ref folded.Coefficients[k * lanes];
                FourProducts(ref Unsafe.Add(ref x, row * columns), ref center, ref b, folded.Intercepts[k], ref Unsafe.Add(ref result, (row * outputs) + k), outputs);
            }
        }

        for (; row < block.Rows; row++)
        {
            for (int k = 0; k < outputs; k++)
                eta[(row * outputs) + k] = folded.Intercepts[k] + Product(ref Unsafe.Add(ref x, row * columns), centers, folded.Coefficients.AsSpan(k * lanes, lanes));
        }
    }

    internal override void Add(in RowBlock block, ReadOnlySpan<double> centers, ReadOnlySpan<double> derivatives, int outputs, Span<double> sums)
    {
        ref T x = ref MemoryMarshal.GetReference(ValuesOf(block));
        ref double center = ref MemoryMarshal.GetReference(centers), u = ref MemoryMarshal.GetReference(derivatives);
        int lanes = Lanes.Length, row = 0;
        for (; columns >= Step && row <= block.Rows - 4; row += 4)
        {
            for (int k = 0; k < outputs; k++)
                AddFour(ref Unsafe.Add(ref x, row * columns), ref center, ref Unsafe.Add(ref u, (row * outputs) + k), outputs, ref sums[k * lanes]);
        }

        for (; row < block.Rows; row++)
        {
            for (int k = 0; k < outputs; k++)
                AddOne(ref Unsafe.Add(ref x, row * columns), centers, derivatives[(row * outputs) + k], sums.Slice(k * lanes, lanes));
        }
    }

    internal override void AddMoments(in RowBlock block, ReadOnlySpan<double> centers, Span<double> first, Span<double> second)
    {
        ref T x = ref MemoryMarshal.GetReference(ValuesOf(block));
        for (int row = 0; row < block.Rows; row++)
        {
            double weight = block.Weights.IsEmpty ? 1 : block.Weights[row];
            AddMoments(ref Unsafe.Add(ref x, row * columns), centers, weight, first, second);
        }
    }

    internal override void Standardize(in RowBlock block, int row, ReadOnlySpan<double> center, ReadOnlySpan<double> factor, Span<double> to)
    {
        ref T x = ref Unsafe.Add(ref MemoryMarshal.GetReference(ValuesOf(block)), row * columns);
        for (int j = 0; columns < Step && j < columns; j++)
            to[j] = (Wide(Unsafe.Add(ref x, j)) - center[j]) * factor[j];
        for (int lane = 0; columns >= Step && lane < columns; lane += Step)
        {
            int at = Math.Min(lane, columns - Step);
            Load(ref x, at, new(center[at..]), new(center[(at + Width)..]), out Vector<double> low, out Vector<double> high);
            (low * new Vector<double>(factor[at..])).CopyTo(to[at..]);
            (high * new Vector<double>(factor[(at + Width)..])).CopyTo(to[(at + Width)..]);
        }
    }

    private static ReadOnlySpan<T> ValuesOf(in RowBlock block) =>
        typeof(T) == typeof(double) ? MemoryMarshal.Cast<double, T>(block.Features) : MemoryMarshal.Cast<float, T>(block.SingleFeatures);

    private static double Wide(T x) => typeof(T) == typeof(double) ? (double)(object)x : (float)(object)x;

    /// <summary>One step of columns, centered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(ref T x, int at, Vector<double> lowCenter, Vector<double> highCenter, out Vector<double> low, out Vector<double> high)
    {
        if (typeof(T) == typeof(double))
        {
            low = Vector.LoadUnsafe(ref Unsafe.As<T, double>(ref x), (nuint)at) - lowCenter;
            high = Vector.LoadUnsafe(ref Unsafe.As<T, double>(ref x), (nuint)(at + Width)) - highCenter;
        }
        else
        {
            Vector.Widen(Vector.LoadUnsafe(ref Unsafe.As<T, float>(ref x), (nuint)at), out Vector<double> a, out Vector<double> b);
            (low, high) = (a - lowCenter, b - highCenter);
        }
    }

    private void FourProducts(ref T x, ref double center, ref double b, double intercept, ref double eta, int stride)
    {
        Vector<double> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        for (int lane = 0; lane < Lanes.Length; lane += Step)
        {
            int at = Math.Min(lane, columns - Step);
            Vector<double> lowCenter = Vector.LoadUnsafe(ref center, (nuint)lane), highCenter = Vector.LoadUnsafe(ref center, (nuint)(lane + Width));
            Vector<double> lowB = Vector.LoadUnsafe(ref b, (nuint)lane), highB = Vector.LoadUnsafe(ref b, (nuint)(lane + Width));
            Load(ref x, at, lowCenter, highCenter, out Vector<double> low, out Vector<double> high);
            (a0, b0) = (Vector.MultiplyAddEstimate(low, lowB, a0), Vector.MultiplyAddEstimate(high, highB, b0));
            Load(ref x, at + columns, lowCenter, highCenter, out low, out high);
            (a1, b1) = (Vector.MultiplyAddEstimate(low, lowB, a1), Vector.MultiplyAddEstimate(high, highB, b1));
            Load(ref x, at + (2 * columns), lowCenter, highCenter, out low, out high);
            (a2, b2) = (Vector.MultiplyAddEstimate(low, lowB, a2), Vector.MultiplyAddEstimate(high, highB, b2));
            Load(ref x, at + (3 * columns), lowCenter, highCenter, out low, out high);
            (a3, b3) = (Vector.MultiplyAddEstimate(low, lowB, a3), Vector.MultiplyAddEstimate(high, highB, b3));
        }

        eta = intercept + Vector.Sum(a0 + b0);
        Unsafe.Add(ref eta, stride) = intercept + Vector.Sum(a1 + b1);
        Unsafe.Add(ref eta, 2 * stride) = intercept + Vector.Sum(a2 + b2);
        Unsafe.Add(ref eta, 3 * stride) = intercept + Vector.Sum(a3 + b3);
    }

    private double Product(ref T x, ReadOnlySpan<double> centers, ReadOnlySpan<double> b)
    {
        if (columns < Step)
        {
            double sum = 0;
            for (int j = 0; j < columns; j++)
                sum += (Wide(Unsafe.Add(ref x, j)) - centers[j]) * b[j];
            return sum;
        }

        Vector<double> lows = default, highs = default;
        for (int lane = 0; lane < Lanes.Length; lane += Step)
        {
            Load(ref x, Math.Min(lane, columns - Step), new(centers[lane..]), new(centers[(lane + Width)..]), out Vector<double> low, out Vector<double> high);
            (lows, highs) = (Vector.MultiplyAddEstimate(low, new(b[lane..]), lows), Vector.MultiplyAddEstimate(high, new(b[(lane + Width)..]), highs));
        }

        return Vector.Sum(lows + highs);
    }

    private void AddFour(ref T x, ref double center, ref double u, int stride, ref double sums)
    {
        Vector<double> u0 = new(u), u1 = new(Unsafe.Add(ref u, stride)), u2 = new(Unsafe.Add(ref u, 2 * stride)), u3 = new(Unsafe.Add(ref u, 3 * stride));
        for (int lane = 0; lane < Lanes.Length; lane += Step)
        {
            int at = Math.Min(lane, columns - Step);
            Vector<double> lowCenter = Vector.LoadUnsafe(ref center, (nuint)lane), highCenter = Vector.LoadUnsafe(ref center, (nuint)(lane + Width));
            Vector<double> lows = Vector.LoadUnsafe(ref sums, (nuint)lane), highs = Vector.LoadUnsafe(ref sums, (nuint)(lane + Width));
            Load(ref x, at, lowCenter, highCenter, out Vector<double> low, out Vector<double> high);
            (lows, highs) = (Vector.MultiplyAddEstimate(low, u0, lows), Vector.MultiplyAddEstimate(high, u0, highs));
            Load(ref x, at + columns, lowCenter, highCenter, out low, out high);
            (lows, highs) = (Vector.MultiplyAddEstimate(low, u1, lows), Vector.MultiplyAddEstimate(high, u1, highs));
            Load(ref x, at + (2 * columns), lowCenter, highCenter, out low, out high);
            (lows, highs) = (Vector.MultiplyAddEstimate(low, u2, lows), Vector.MultiplyAddEstimate(high, u2, highs));
            Load(ref x, at + (3 * columns), lowCenter, highCenter, out low, out high);
            (lows, highs) = (Vector.MultiplyAddEstimate(low, u3, lows), Vector.MultiplyAddEstimate(high, u3, highs));
            lows.StoreUnsafe(ref sums, (nuint)lane);
            highs.StoreUnsafe(ref sums, (nuint)(lane + Width));
        }
    }

    private void AddOne(ref T x, ReadOnlySpan<double> centers, double u, Span<double> sums)
    {
        for (int j = 0; columns < Step && j < columns; j++)
            sums[j] += (Wide(Unsafe.Add(ref x, j)) - centers[j]) * u;
        for (int lane = 0; columns >= Step && lane < Lanes.Length; lane += Step)
        {
            Load(ref x, Math.Min(lane, columns - Step), new(centers[lane..]), new(centers[(lane + Width)..]), out Vector<double> low, out Vector<double> high);
            Vector.MultiplyAddEstimate(low, new(u), new(sums[lane..])).CopyTo(sums[lane..]);
            Vector.MultiplyAddEstimate(high, new(u), new(sums[(lane + Width)..])).CopyTo(sums[(lane + Width)..]);
        }
    }

    private void AddMoments(ref T x, ReadOnlySpan<double> centers, double weight, Span<double> first, Span<double> second)
    {
        for (int j = 0; columns < Step && j < columns; j++)
        {
            double d = Wide(Unsafe.Add(ref x, j)) - centers[j];
            first[j] += weight * d;
            second[j] += weight * d * d;
        }

        Vector<double> w = new(weight);
        for (int lane = 0; columns >= Step && lane < Lanes.Length; lane += Step)
        {
            Load(ref x, Math.Min(lane, columns - Step), new(centers[lane..]), new(centers[(lane + Width)..]), out Vector<double> low, out Vector<double> high);
            AddMoments(low, w, first[lane..], second[lane..]);
            AddMoments(high, w, first[(lane + Width)..], second[(lane + Width)..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddMoments(Vector<double> x, Vector<double> weight, Span<double> first, Span<double> second)
    {
        Vector<double> weighted = weight * x;
        (new Vector<double>(first) + weighted).CopyTo(first);
        Vector.MultiplyAddEstimate(weighted, x, new(second)).CopyTo(second);
    }
}
