using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lossworks.Lanes;

/// <summary>512-bit vectors: eight <c>double</c>.</summary>
public readonly struct DoubleLanes512 : ILanes512<double>
{
    /// <inheritdoc/>
    public static bool IsSingle => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Create(double value) => Vector512.Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) => Vector512.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Round(Vector512<double> x) => Vector512.Round(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> CopySign(Vector512<double> magnitude, Vector512<double> sign) =>
        Vector512.ConditionalSelect(Vector512.Create(-0.0), sign, magnitude);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> PowerOfTwo(Vector512<double> n) => ((FastConvert.ToInt64(n) + Vector512.Create(1023L)) << 52).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Scale(Vector512<double> x, Vector512<double> n) => FastScale.ByPowerOfTwo(x, n);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Decompose(Vector512<double> x, out Vector512<double> exponent)
    {
        Vector512<long> bits = x.AsInt64() + Vector512.Create(FloatFormat.DoubleOffset);
        exponent = FastConvert.ToDouble((bits >>> 52) - Vector512.Create(1023L));
        return ((bits & Vector512.Create(FloatFormat.DoubleMantissa)) + Vector512.Create(FloatFormat.DoubleRootHalf)).AsDouble();
    }
}
