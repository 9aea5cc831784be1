using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lossworks.Lanes;

/// <summary>256-bit vectors: eight <c>float</c> or four <c>double</c>.</summary>
/// <typeparam name="S"><c>float</c> or <c>double</c>.</typeparam>
public readonly struct Lanes256<S> : ILanes<Vector256<S>>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <inheritdoc/>
    public static bool IsSingle => typeof(S) == typeof(float);

    /// <inheritdoc/>
    public static int Count => Vector256<S>.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<S> Create(double value) => Vector256.Create(S.CreateTruncating(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<S> Add(Vector256<S> a, Vector256<S> b) => a + b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<S> Subtract(Vector256<S> a, Vector256<S> b) => a - b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<S> Multiply(Vector256<S> a, Vector256<S> b) => a * b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<S> Divide(Vector256<S> a, Vector256<S> b) => a / b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<S> MultiplyAdd(Vector256<S> a, Vector256<S> b, Vector256<S> c) =>
        typeof(S) == typeof(float)
            ? Vector256.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, S>()
            : Vector256.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, S>();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<S> Negate(Vector256<S> x) => -x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<S> Abs(Vector256<S> x) => Vector256.Abs(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<S> Sqrt(Vector256<S> x) => Vector256.Sqrt(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<S> Round(Vector256<S> x) =>
        typeof(S) == typeof(float)
            ? Vector256.Round(x.AsSingle()).As<float, S>()
            : Vector256.Round(x.AsDouble()).As<double, S>();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<S> IfAtMost(Vector256<S> x, Vector256<S> bound, Vector256<S> then, Vector256<S> otherwise) =>
        Vector256.ConditionalSelect(Vector256.LessThanOrEqual(x, bound), then, otherwise);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<S> IfLess(Vector256<S> x, Vector256<S> bound, Vector256<S> then, Vector256<S> otherwise) =>
        Vector256.ConditionalSelect(Vector256.LessThan(x, bound), then, otherwise);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<S> IfEqual(Vector256<S> a, Vector256<S> b, Vector256<S> then, Vector256<S> otherwise) =>
        Vector256.ConditionalSelect(Vector256.Equals(a, b), then, otherwise);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<S> CopySign(Vector256<S> magnitude, Vector256<S> sign) =>
        Vector256.ConditionalSelect(Vector256.Create(S.NegativeZero), sign, magnitude);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<S> PowerOfTwo(Vector256<S> n)
    {
        if (typeof(S) == typeof(float))
            return ((Vector256.ConvertToInt32Native(n.AsSingle()) + Vector256.Create(127)) << 23).As<int, S>();

        return ((FastConvert.ToInt64(n.AsDouble()) + Vector256.Create(1023L)) << 52).As<long, S>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<S> Decompose(Vector256<S> x, out Vector256<S> exponent)
    {
        if (typeof(S) == typeof(float))
        {
            Vector256<int> bits = x.AsInt32() + Vector256.Create(FloatFormat.SingleOffset);
            exponent = Vector256.ConvertToSingle((bits >>> 23) - Vector256.Create(127)).As<float, S>();
            return ((bits & Vector256.Create(FloatFormat.SingleMantissa)) + Vector256.Create(FloatFormat.SingleRootHalf)).As<int, S>();
        }
        else
        {
            Vector256<long> bits = x.AsInt64() + Vector256.Create(FloatFormat.DoubleOffset);
            exponent = FastConvert.ToDouble((bits >>> 52) - Vector256.Create(1023L)).As<double, S>();
            return ((bits & Vector256.Create(FloatFormat.DoubleMantissa)) + Vector256.Create(FloatFormat.DoubleRootHalf)).As<long, S>();
        }
    }
}
