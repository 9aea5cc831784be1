using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lossworks.Lanes;

/// <summary>512-bit vectors: sixteen <c>float</c>.</summary>
public readonly struct SingleLanes512 : ILanes512<float>
{
    /// <inheritdoc/>
    public static bool IsSingle => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Create(double value) => Vector512.Create((float)value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Vector512.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Round(Vector512<float> x) => Vector512.Round(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> CopySign(Vector512<float> magnitude, Vector512<float> sign) =>
        Vector512.ConditionalSelect(Vector512.Create(-0.0f), sign, magnitude);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> PowerOfTwo(Vector512<float> n) => ((Vector512.ConvertToInt32Native(n) + Vector512.Create(127)) << 23).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(Vector512<float> x, Vector512<float> n) => FastScale.ByPowerOfTwo(x, n);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Decompose(Vector512<float> x, out Vector512<float> exponent)
    {
        Vector512<int> bits = x.AsInt32() + Vector512.Create(FloatFormat.SingleOffset);
        exponent = Vector512.ConvertToSingle((bits >>> 23) - Vector512.Create(127));
        return ((bits & Vector512.Create(FloatFormat.SingleMantissa)) + Vector512.Create(FloatFormat.SingleRootHalf)).AsSingle();
    }
}
