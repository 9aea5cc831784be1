using System.Numerics;
using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

/// <summary>One number at a time: the width that every machine has, and the reference for all others.</summary>
/// <typeparam name="S"><c>float</c> or <c>double</c>.</typeparam>
public readonly struct Scalar<S> : ILanes<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <inheritdoc/>
    public static bool IsSingle => typeof(S) == typeof(float);

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Create(double value) => S.CreateTruncating(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Add(S a, S b) => a + b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Subtract(S a, S b) => a - b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Multiply(S a, S b) => a * b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Divide(S a, S b) => a / b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S MultiplyAdd(S a, S b, S c) => S.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Negate(S x) => -x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Abs(S x) => S.Abs(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Sqrt(S x) => S.Sqrt(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Round(S x) => S.Round(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S AtLeast(S x, S bound) => x < bound ? bound : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S AtMost(S x, S bound) => x > bound ? bound : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S IfAtMost(S x, S bound, S then, S otherwise) => x <= bound ? then : otherwise;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S IfLess(S x, S bound, S then, S otherwise) => x < bound ? then : otherwise;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S IfEqual(S a, S b, S then, S otherwise) => a == b ? then : otherwise;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S CopySign(S magnitude, S sign) => S.CopySign(magnitude, sign);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S PowerOfTwo(S n)
    {
        if (typeof(S) == typeof(float))
            return Unsafe.BitCast<int, S>(((int)Unsafe.BitCast<S, float>(n) + 127) << 23);

        return Unsafe.BitCast<long, S>(((long)Unsafe.BitCast<S, double>(n) + 1023) << 52);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Scale(S x, S n)
    {
        // In two halves, so that a result near the ends of the range is rounded once and not lost.
        S half = Round(n * Create(0.5));
        return x * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Decompose(S x, out S exponent)
    {
        if (typeof(S) == typeof(float))
        {
            int bits = Unsafe.BitCast<S, int>(x) + FloatFormat.SingleOffset;
            exponent = S.CreateTruncating((bits >> 23) - 127);
            return Unsafe.BitCast<int, S>((bits & FloatFormat.SingleMantissa) + FloatFormat.SingleRootHalf);
        }
        else
        {
            long bits = Unsafe.BitCast<S, long>(x) + FloatFormat.DoubleOffset;
            exponent = S.CreateTruncating((bits >> 52) - 1023);
            return Unsafe.BitCast<long, S>((bits & FloatFormat.DoubleMantissa) + FloatFormat.DoubleRootHalf);
        }
    }
}
