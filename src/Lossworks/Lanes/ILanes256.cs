using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lossworks.Lanes;

/// <summary>What 256-bit vectors do in the same words at both precisions.</summary>
/// <typeparam name="S"><c>float</c> or <c>double</c>.</typeparam>
public interface ILanes256<S> : ILanes<Vector256<S>>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    static int ILanes<Vector256<S>>.Count => Vector256<S>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<S> ILanes<Vector256<S>>.Add(Vector256<S> a, Vector256<S> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<S> ILanes<Vector256<S>>.Subtract(Vector256<S> a, Vector256<S> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<S> ILanes<Vector256<S>>.Multiply(Vector256<S> a, Vector256<S> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<S> ILanes<Vector256<S>>.Divide(Vector256<S> a, Vector256<S> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<S> ILanes<Vector256<S>>.Negate(Vector256<S> x) => -x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<S> ILanes<Vector256<S>>.Abs(Vector256<S> x) => Vector256.Abs(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<S> ILanes<Vector256<S>>.Sqrt(Vector256<S> x) => Vector256.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<S> ILanes<Vector256<S>>.AtLeast(Vector256<S> x, Vector256<S> bound) => Vector256.MaxNative(bound, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<S> ILanes<Vector256<S>>.AtMost(Vector256<S> x, Vector256<S> bound) => Vector256.MinNative(bound, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<S> ILanes<Vector256<S>>.IfAtMost(Vector256<S> x, Vector256<S> bound, Vector256<S> then, Vector256<S> otherwise) =>
        Vector256.ConditionalSelect(Vector256.LessThanOrEqual(x, bound), then, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<S> ILanes<Vector256<S>>.IfLess(Vector256<S> x, Vector256<S> bound, Vector256<S> then, Vector256<S> otherwise) =>
        Vector256.ConditionalSelect(Vector256.LessThan(x, bound), then, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<S> ILanes<Vector256<S>>.IfEqual(Vector256<S> a, Vector256<S> b, Vector256<S> then, Vector256<S> otherwise) =>
        Vector256.ConditionalSelect(Vector256.Equals(a, b), then, otherwise);
}
