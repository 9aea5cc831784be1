using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lossworks.Benchmarks;

/// <summary>What the machine can do at best: the yardsticks.</summary>
internal static class Limits
{
    /// <summary>Reads two streams and writes a third: c = a - scale * b. The traffic of value + gradient over the same bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Triad(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, float scale)
    {
        ref float x = ref MemoryMarshal.GetReference(a), y = ref MemoryMarshal.GetReference(b), z = ref MemoryMarshal.GetReference(c);
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<float> factor = Vector512.Create(scale);
            for (nuint i = 0; i < (nuint)c.Length; i += 16)
                (Vector512.LoadUnsafe(ref x, i) - (factor * Vector512.LoadUnsafe(ref y, i))).StoreUnsafe(ref z, i);
        }
        else
        {
            Vector256<float> factor = Vector256.Create(scale);
            for (nuint i = 0; i < (nuint)c.Length; i += 8)
                (Vector256.LoadUnsafe(ref x, i) - (factor * Vector256.LoadUnsafe(ref y, i))).StoreUnsafe(ref z, i);
        }
    }

    /// <summary>Mean squared error and its gradient as one would write it by hand for AVX2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double SquaredByHand(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        ref float p = ref MemoryMarshal.GetReference(predictions), t = ref MemoryMarshal.GetReference(targets), g = ref MemoryMarshal.GetReference(gradient);
        Vector256<float> scale = Vector256.Create(2f / predictions.Length);
        Vector256<double> low = default, high = default;
        for (nuint i = 0; i < (nuint)predictions.Length; i += 8)
        {
            Vector256<float> r = Vector256.LoadUnsafe(ref p, i) - Vector256.LoadUnsafe(ref t, i), square = r * r;
            low += Vector256.WidenLower(square);
            high += Vector256.WidenUpper(square);
            (scale * r).StoreUnsafe(ref g, i);
        }

        return Vector256.Sum(low + high) / predictions.Length;
    }
}
