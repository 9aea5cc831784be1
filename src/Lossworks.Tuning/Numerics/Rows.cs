using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lossworks.Tuning;

/// <summary>Sums over rows of numbers, always in the same order: four lanes, four rows of lanes, whatever the machine has.</summary>
/// <remarks>Not TensorPrimitives.Dot, whose order of summation, and so whose last bits, depend on the width of the vectors of the machine.</remarks>
internal static class Rows
{
    /// <summary>The sum of the products of two rows of one length.</summary>
    internal static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        int count = a.Length, i = 0;
        ArgumentOutOfRangeException.ThrowIfNotEqual(b.Length, count);
        ref double first = ref MemoryMarshal.GetReference(a), second = ref MemoryMarshal.GetReference(b);
        double sum = 0;
        if (count >= 16)
        {
            Vector256<double> s0 = default, s1 = default, s2 = default, s3 = default;
            for (; i <= count - 16; i += 16)
            {
                s0 += At(ref first, i) * At(ref second, i);
                s1 += At(ref first, i + 4) * At(ref second, i + 4);
                s2 += At(ref first, i + 8) * At(ref second, i + 8);
                s3 += At(ref first, i + 12) * At(ref second, i + 12);
            }

            sum = Vector256.Sum(s0 + s1 + (s2 + s3));
        }

        for (; i < count; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Adds a multiple of a row to a row of the same length.</summary>
    internal static void Add(Span<double> to, double factor, ReadOnlySpan<double> row)
    {
        int count = to.Length, i = 0;
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Length, count);
        ref double target = ref MemoryMarshal.GetReference(to), source = ref MemoryMarshal.GetReference(row);
        Vector256<double> factors = Vector256.Create(factor);
        for (; i <= count - 4; i += 4)
            (At(ref target, i) + (factors * At(ref source, i))).StoreUnsafe(ref target, (nuint)i);
        for (; i < count; i++)
            to[i] += factor * row[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> At(ref double start, int place) => Vector256.LoadUnsafe(ref start, (nuint)place);
}
