using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lossworks.Lanes;

namespace Lossworks.Tests.Performance;

/// <summary>What ours is compared with: loops written by hand, at whatever width the machine has.</summary>
internal static class ByHand
{
    /// <summary>Mean squared error and its gradient, summed in double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Squared(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        ref float p = ref MemoryMarshal.GetReference(predictions), t = ref MemoryMarshal.GetReference(targets), g = ref MemoryMarshal.GetReference(gradient);
        nuint i = 0, length = (nuint)predictions.Length, width = (nuint)Vector<float>.Count;
        float scale = 2f / predictions.Length;
        Vector<double> low = default, high = default;
        for (; i + width <= length; i += width)
        {
            Vector<float> r = Vector.LoadUnsafe(ref p, i) - Vector.LoadUnsafe(ref t, i);
            Vector.Widen(r * r, out Vector<double> first, out Vector<double> second);
            low += first;
            high += second;
            (scale * r).StoreUnsafe(ref g, i);
        }

        double sum = Vector.Sum(low + high);
        for (; i < length; i++)
        {
            float r = Unsafe.Add(ref p, i) - Unsafe.Add(ref t, i);
            sum += r * r;
            Unsafe.Add(ref g, i) = scale * r;
        }

        return sum / predictions.Length;
    }

    /// <summary>One pass of exp; the length is a multiple of 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Exp(ReadOnlySpan<float> source, Span<float> into)
    {
        ref float x = ref MemoryMarshal.GetReference(source), y = ref MemoryMarshal.GetReference(into);
        nuint length = (nuint)source.Length;
        if (Vector512.IsHardwareAccelerated)
        {
            for (nuint i = 0; i < length; i += 16)
                StableMath.Exp<Vector512<float>, SingleLanes512>(Vector512.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (nuint i = 0; i < length; i += 8)
                StableMath.Exp<Vector256<float>, SingleLanes256>(Vector256.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
        }
        else
        {
            for (nuint i = 0; i < length; i++)
                Unsafe.Add(ref y, i) = StableMath.Exp<float, Scalar<float>>(Unsafe.Add(ref x, i));
        }
    }
}
