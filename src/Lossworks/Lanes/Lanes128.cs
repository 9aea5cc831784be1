using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lossworks.Lanes;

/// <summary>128-bit vectors: four <c>float</c> or two <c>double</c>.</summary>
/// <typeparam name="S"><c>float</c> or <c>double</c>.</typeparam>
public readonly struct Lanes128<S> : ILanes<Vector128<S>>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <inheritdoc/>
    public static bool IsSingle => typeof(S) == typeof(float);

    /// <inheritdoc/>
    public static int Count => Vector128<S>.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<S> Create(double value) => Vector128.Create(S.CreateTruncating(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<S> Add(Vector128<S> a, Vector128<S> b) => a + b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<S> Subtract(Vector128<S> a, Vector128<S> b) => a - b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<S> Multiply(Vector128<S> a, Vector128<S> b) => a * b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<S> Divide(Vector128<S> a, Vector128<S> b) => a / b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<S> MultiplyAdd(Vector128<S> a, Vector128<S> b, Vector128<S> c) =>
        typeof(S) == typeof(float)
            ? Vector128.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, S>()
            : Vector128.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, S>();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<S> Negate(Vector128<S> x) => -x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<S> Abs(Vector128<S> x) => Vector128.Abs(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<S> Sqrt(Vector128<S> x) => Vector128.Sqrt(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<S> Round(Vector128<S> x) =>
        typeof(S) == typeof(float)
            ? Vector128.Round(x.AsSingle()).As<float, S>()
            : Vector128.Round(x.AsDouble()).As<double, S>();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<S> IfAtMost(Vector128<S> x, Vector128<S> bound, Vector128<S> then, Vector128<S> otherwise) =>
        Vector128.ConditionalSelect(Vector128.LessThanOrEqual(x, bound), then, otherwise);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<S> IfLess(Vector128<S> x, Vector128<S> bound, Vector128<S> then, Vector128<S> otherwise) =>
        Vector128.ConditionalSelect(Vector128.LessThan(x, bound), then, otherwise);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<S> IfEqual(Vector128<S> a, Vector128<S> b, Vector128<S> then, Vector128<S> otherwise) =>
        Vector128.ConditionalSelect(Vector128.Equals(a, b), then, otherwise);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<S> CopySign(Vector128<S> magnitude, Vector128<S> sign) =>
        Vector128.ConditionalSelect(Vector128.Create(S.NegativeZero), sign, magnitude);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<S> PowerOfTwo(Vector128<S> n)
    {
        if (typeof(S) == typeof(float))
            return ((Vector128.ConvertToInt32Native(n.AsSingle()) + Vector128.Create(127)) << 23).As<int, S>();

        return ((FastConvert.ToInt64(n.AsDouble()) + Vector128.Create(1023L)) << 52).As<long, S>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<S> Decompose(Vector128<S> x, out Vector128<S> exponent)
    {
        if (typeof(S) == typeof(float))
        {
            Vector128<int> bits = x.AsInt32() + Vector128.Create(FloatFormat.SingleOffset);
            exponent = Vector128.ConvertToSingle((bits >>> 23) - Vector128.Create(127)).As<float, S>();
            return ((bits & Vector128.Create(FloatFormat.SingleMantissa)) + Vector128.Create(FloatFormat.SingleRootHalf)).As<int, S>();
        }
        else
        {
            Vector128<long> bits = x.AsInt64() + Vector128.Create(FloatFormat.DoubleOffset);
            exponent = FastConvert.ToDouble((bits >>> 52) - Vector128.Create(1023L)).As<double, S>();
            return ((bits & Vector128.Create(FloatFormat.DoubleMantissa)) + Vector128.Create(FloatFormat.DoubleRootHalf)).As<long, S>();
        }
    }
}
