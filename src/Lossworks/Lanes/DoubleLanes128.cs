using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lossworks.Lanes;

/// <summary>128-bit vectors: two <c>double</c>.</summary>
public readonly struct DoubleLanes128 : ILanes128<double>
{
    /// <inheritdoc/>
    public static bool IsSingle => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Create(double value) => Vector128.Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> a, Vector128<double> b, Vector128<double> c) => Vector128.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Round(Vector128<double> x) => Vector128.Round(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> CopySign(Vector128<double> magnitude, Vector128<double> sign) =>
        Vector128.ConditionalSelect(Vector128.Create(-0.0), sign, magnitude);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> PowerOfTwo(Vector128<double> n) => ((FastConvert.ToInt64(n) + Vector128.Create(1023L)) << 52).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Scale(Vector128<double> x, Vector128<double> n) => FastScale.ByPowerOfTwo(x, n);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Decompose(Vector128<double> x, out Vector128<double> exponent)
    {
        Vector128<long> bits = x.AsInt64() + Vector128.Create(FloatFormat.DoubleOffset);
        exponent = FastConvert.ToDouble((bits >>> 52) - Vector128.Create(1023L));
        return ((bits & Vector128.Create(FloatFormat.DoubleMantissa)) + Vector128.Create(FloatFormat.DoubleRootHalf)).AsDouble();
    }
}
