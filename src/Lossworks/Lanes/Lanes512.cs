using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lossworks.Lanes;

/// <summary>512-bit vectors: sixteen <c>float</c> or eight <c>double</c>.</summary>
/// <typeparam name="S"><c>float</c> or <c>double</c>.</typeparam>
public readonly struct Lanes512<S> : ILanes<Vector512<S>>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <inheritdoc/>
    public static bool IsSingle => typeof(S) == typeof(float);

    /// <inheritdoc/>
    public static int Count => Vector512<S>.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<S> Create(double value) => Vector512.Create(S.CreateTruncating(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<S> Add(Vector512<S> a, Vector512<S> b) => a + b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<S> Subtract(Vector512<S> a, Vector512<S> b) => a - b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<S> Multiply(Vector512<S> a, Vector512<S> b) => a * b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<S> Divide(Vector512<S> a, Vector512<S> b) => a / b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<S> MultiplyAdd(Vector512<S> a, Vector512<S> b, Vector512<S> c) =>
        typeof(S) == typeof(float)
            ? Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, S>()
            : Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, S>();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<S> Negate(Vector512<S> x) => -x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<S> Abs(Vector512<S> x) => Vector512.Abs(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<S> Sqrt(Vector512<S> x) => Vector512.Sqrt(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<S> Round(Vector512<S> x) =>
        typeof(S) == typeof(float)
            ? Vector512.Round(x.AsSingle()).As<float, S>()
            : Vector512.Round(x.AsDouble()).As<double, S>();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<S> IfAtMost(Vector512<S> x, Vector512<S> bound, Vector512<S> then, Vector512<S> otherwise) =>
        Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, bound), then, otherwise);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<S> IfLess(Vector512<S> x, Vector512<S> bound, Vector512<S> then, Vector512<S> otherwise) =>
        Vector512.ConditionalSelect(Vector512.LessThan(x, bound), then, otherwise);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<S> IfEqual(Vector512<S> a, Vector512<S> b, Vector512<S> then, Vector512<S> otherwise) =>
        Vector512.ConditionalSelect(Vector512.Equals(a, b), then, otherwise);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<S> CopySign(Vector512<S> magnitude, Vector512<S> sign) =>
        Vector512.ConditionalSelect(Vector512.Create(S.NegativeZero), sign, magnitude);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<S> PowerOfTwo(Vector512<S> n)
    {
        if (typeof(S) == typeof(float))
            return ((Vector512.ConvertToInt32Native(n.AsSingle()) + Vector512.Create(127)) << 23).As<int, S>();

        return ((FastConvert.ToInt64(n.AsDouble()) + Vector512.Create(1023L)) << 52).As<long, S>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<S> Decompose(Vector512<S> x, out Vector512<S> exponent)
    {
        if (typeof(S) == typeof(float))
        {
            Vector512<int> bits = x.AsInt32() + Vector512.Create(FloatFormat.SingleOffset);
            exponent = Vector512.ConvertToSingle((bits >>> 23) - Vector512.Create(127)).As<float, S>();
            return ((bits & Vector512.Create(FloatFormat.SingleMantissa)) + Vector512.Create(FloatFormat.SingleRootHalf)).As<int, S>();
        }
        else
        {
            Vector512<long> bits = x.AsInt64() + Vector512.Create(FloatFormat.DoubleOffset);
            exponent = FastConvert.ToDouble((bits >>> 52) - Vector512.Create(1023L)).As<double, S>();
            return ((bits & Vector512.Create(FloatFormat.DoubleMantissa)) + Vector512.Create(FloatFormat.DoubleRootHalf)).As<long, S>();
        }
    }
}
