using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lossworks.Lanes;

/// <summary>256-bit vectors: four <c>double</c>.</summary>
public readonly struct DoubleLanes256 : ILanes256<double>
{
    /// <inheritdoc/>
    public static bool IsSingle => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Create(double value) => Vector256.Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Vector256.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Round(Vector256<double> x) => Vector256.Round(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> CopySign(Vector256<double> magnitude, Vector256<double> sign) =>
        Vector256.ConditionalSelect(Vector256.Create(-0.0), sign, magnitude);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> PowerOfTwo(Vector256<double> n) => ((FastConvert.ToInt64(n) + Vector256.Create(1023L)) << 52).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Scale(Vector256<double> x, Vector256<double> n) => FastScale.ByPowerOfTwo(x, n);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Decompose(Vector256<double> x, out Vector256<double> exponent)
    {
        Vector256<long> bits = x.AsInt64() + Vector256.Create(FloatFormat.DoubleOffset);
        exponent = FastConvert.ToDouble((bits >>> 52) - Vector256.Create(1023L));
        return ((bits & Vector256.Create(FloatFormat.DoubleMantissa)) + Vector256.Create(FloatFormat.DoubleRootHalf)).AsDouble();
    }
}
