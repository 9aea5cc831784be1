using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lossworks.Benchmarks.Cases;
using Lossworks.Lanes;

namespace Lossworks.Benchmarks.Contenders;

/// <summary>What the machine can do at best: the yardsticks.</summary>
internal static class Limits
{
    /// <summary>Reads two streams and writes one, the traffic of value and gradient; with a Hessian writes two.</summary>
    internal static Action Triad(Case of, CaseNumbers n)
    {
        float[] second = n.Targets.Length == 0 ? n.Predictions : n.Targets;
        return Split.Over(of.Size, of.Threads, of.Hessian
            ? (from, to) => Triad(n.Predictions.AsSpan(from..to), second.AsSpan(from..to), n.Gradient.AsSpan(from..to), n.Second.AsSpan(from..to), 0.5f)
            : (from, to) => Triad(n.Predictions.AsSpan(from..to), second.AsSpan(from..to), n.Gradient.AsSpan(from..to), 0.5f));
    }

    /// <summary>One pass of exp over the predictions.</summary>
    internal static Action Exp(Case of, CaseNumbers n) =>
        Split.Over(of.Size, of.Threads, (from, to) => Exp(n.Predictions.AsSpan(from..to), n.Gradient.AsSpan(from..to)));

    /// <summary>The same by one call of our library per vector.</summary>
    internal static Action OurExp(Case of, CaseNumbers n) =>
        Split.Over(of.Size, of.Threads, (from, to) => OurExp(n.Predictions.AsSpan(from..to), n.Gradient.AsSpan(from..to)));

    /// <summary>c = a - scale * b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Triad(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, float scale)
    {
        ref float x = ref MemoryMarshal.GetReference(a), y = ref MemoryMarshal.GetReference(b), z = ref MemoryMarshal.GetReference(c);
        nuint i = 0, length = (nuint)c.Length;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<float> factor = Vector512.Create(scale);
            for (; i + 16 <= length; i += 16)
                (Vector512.LoadUnsafe(ref x, i) - (factor * Vector512.LoadUnsafe(ref y, i))).StoreUnsafe(ref z, i);
        }
        else
        {
            Vector256<float> factor = Vector256.Create(scale);
            for (; i + 8 <= length; i += 8)
                (Vector256.LoadUnsafe(ref x, i) - (factor * Vector256.LoadUnsafe(ref y, i))).StoreUnsafe(ref z, i);
        }

        for (; i < length; i++)
            Unsafe.Add(ref z, i) = Unsafe.Add(ref x, i) - (scale * Unsafe.Add(ref y, i));
    }

    /// <summary>c = a - scale * b and d = a + scale * b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Triad(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Span<float> d, float scale)
    {
        ref float x = ref MemoryMarshal.GetReference(a), y = ref MemoryMarshal.GetReference(b);
        ref float z = ref MemoryMarshal.GetReference(c), w = ref MemoryMarshal.GetReference(d);
        nuint i = 0, length = (nuint)c.Length;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<float> factor = Vector512.Create(scale);
            for (; i + 16 <= length; i += 16)
            {
                Vector512<float> p = Vector512.LoadUnsafe(ref x, i), q = factor * Vector512.LoadUnsafe(ref y, i);
                (p - q).StoreUnsafe(ref z, i);
                (p + q).StoreUnsafe(ref w, i);
            }
        }
        else
        {
            Vector256<float> factor = Vector256.Create(scale);
            for (; i + 8 <= length; i += 8)
            {
                Vector256<float> p = Vector256.LoadUnsafe(ref x, i), q = factor * Vector256.LoadUnsafe(ref y, i);
                (p - q).StoreUnsafe(ref z, i);
                (p + q).StoreUnsafe(ref w, i);
            }
        }

        for (; i < length; i++)
        {
            float p = Unsafe.Add(ref x, i), q = scale * Unsafe.Add(ref y, i);
            (Unsafe.Add(ref z, i), Unsafe.Add(ref w, i)) = (p - q, p + q);
        }
    }

    /// <summary>e^x of every element, by the widest vectors of the machine, nothing but arithmetic in the loop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Exp(ReadOnlySpan<float> source, Span<float> into)
    {
        ref float x = ref MemoryMarshal.GetReference(source), y = ref MemoryMarshal.GetReference(into);
        nuint i = 0, length = (nuint)source.Length;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 16 <= length; i += 16)
                Exp<Vector512<float>, SingleLanes512>(Vector512.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (; i + 8 <= length; i += 8)
                Exp<Vector256<float>, SingleLanes256>(Vector256.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
        }

        for (; i < length; i++)
            Unsafe.Add(ref y, i) = Exp<float, Scalar<float>>(Unsafe.Add(ref x, i));
    }

    /// <summary>The same through the library.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OurExp(ReadOnlySpan<float> source, Span<float> into)
    {
        ref float x = ref MemoryMarshal.GetReference(source), y = ref MemoryMarshal.GetReference(into);
        nuint i = 0, length = (nuint)source.Length;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 16 <= length; i += 16)
                StableMath.Exp<Vector512<float>, SingleLanes512>(Vector512.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (; i + 8 <= length; i += 8)
                StableMath.Exp<Vector256<float>, SingleLanes256>(Vector256.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
        }

        for (; i < length; i++)
            Unsafe.Add(ref y, i) = StableMath.Exp<float, Scalar<float>>(Unsafe.Add(ref x, i));
    }

    /// <summary>e^x = 2^n e^r by the polynomial of Cephes' expf (Moshier 1989), about one ulp off, for x within the normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Exp<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        x = O.AtMost(O.AtLeast(x, O.Create(-87)), O.Create(88));
        V n = O.Round(O.Multiply(x, O.Create(1.44269504)));
        V r = O.MultiplyAdd(n, O.Create(2.12194440e-4), O.MultiplyAdd(n, O.Create(-0.693359375), x));
        V sum = O.MultiplyAdd(O.Create(1.9875691500e-4), r, O.Create(1.3981999507e-3));
        sum = O.MultiplyAdd(sum, r, O.Create(8.3334519073e-3));
        sum = O.MultiplyAdd(sum, r, O.Create(4.1665795894e-2));
        sum = O.MultiplyAdd(sum, r, O.Create(1.6666665459e-1));
        sum = O.MultiplyAdd(sum, r, O.Create(5.0000001201e-1));
        return O.Scale(O.MultiplyAdd(sum, O.Multiply(r, r), O.Add(r, O.Create(1))), n);
    }
}
