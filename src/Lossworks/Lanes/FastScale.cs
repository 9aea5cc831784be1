using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lossworks.Lanes;

/// <summary>x 2^n, rounded once: one instruction with AVX-512; elsewhere in two halves, so that a result near the ends of the range is not lost.</summary>
internal static class FastScale
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> ByPowerOfTwo(Vector128<float> x, Vector128<float> n)
    {
        Vector128<int> whole = Vector128.ConvertToInt32Native(n), half = whole >> 1, bias = Vector128.Create(127);
        return x * ((half + bias) << 23).AsSingle() * ((whole - half + bias) << 23).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> ByPowerOfTwo(Vector128<double> x, Vector128<double> n)
    {
        Vector128<double> half = Vector128.Round(n * 0.5);
        return x * DoubleLanes128.PowerOfTwo(half) * DoubleLanes128.PowerOfTwo(n - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> ByPowerOfTwo(Vector256<float> x, Vector256<float> n)
    {
        Vector256<int> whole = Vector256.ConvertToInt32Native(n), half = whole >> 1, bias = Vector256.Create(127);
        return x * ((half + bias) << 23).AsSingle() * ((whole - half + bias) << 23).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> ByPowerOfTwo(Vector256<double> x, Vector256<double> n)
    {
        Vector256<double> half = Vector256.Round(n * 0.5);
        return x * DoubleLanes256.PowerOfTwo(half) * DoubleLanes256.PowerOfTwo(n - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> ByPowerOfTwo(Vector512<float> x, Vector512<float> n)
    {
        if (Avx512F.IsSupported)
            return Avx512F.Scale(x, n);

        Vector512<int> whole = Vector512.ConvertToInt32Native(n), half = whole >> 1, bias = Vector512.Create(127);
        return x * ((half + bias) << 23).AsSingle() * ((whole - half + bias) << 23).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> ByPowerOfTwo(Vector512<double> x, Vector512<double> n)
    {
        if (Avx512F.IsSupported)
            return Avx512F.Scale(x, n);

        Vector512<double> half = Vector512.Round(n * 0.5);
        return x * DoubleLanes512.PowerOfTwo(half) * DoubleLanes512.PowerOfTwo(n - half);
    }
}
