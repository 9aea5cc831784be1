using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lossworks.Lanes;

/// <summary>What 512-bit vectors do in the same words at both precisions.</summary>
/// <typeparam name="S"><c>float</c> or <c>double</c>.</typeparam>
public interface ILanes512<S> : ILanes<Vector512<S>>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    static int ILanes<Vector512<S>>.Count => Vector512<S>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<S> ILanes<Vector512<S>>.Add(Vector512<S> a, Vector512<S> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<S> ILanes<Vector512<S>>.Subtract(Vector512<S> a, Vector512<S> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<S> ILanes<Vector512<S>>.Multiply(Vector512<S> a, Vector512<S> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<S> ILanes<Vector512<S>>.Divide(Vector512<S> a, Vector512<S> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<S> ILanes<Vector512<S>>.Negate(Vector512<S> x) => -x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<S> ILanes<Vector512<S>>.Abs(Vector512<S> x) => Vector512.Abs(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<S> ILanes<Vector512<S>>.Sqrt(Vector512<S> x) => Vector512.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<S> ILanes<Vector512<S>>.AtLeast(Vector512<S> x, Vector512<S> bound) => Vector512.MaxNative(bound, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<S> ILanes<Vector512<S>>.AtMost(Vector512<S> x, Vector512<S> bound) => Vector512.MinNative(bound, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<S> ILanes<Vector512<S>>.IfAtMost(Vector512<S> x, Vector512<S> bound, Vector512<S> then, Vector512<S> otherwise) =>
        Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, bound), then, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<S> ILanes<Vector512<S>>.IfLess(Vector512<S> x, Vector512<S> bound, Vector512<S> then, Vector512<S> otherwise) =>
        Vector512.ConditionalSelect(Vector512.LessThan(x, bound), then, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<S> ILanes<Vector512<S>>.IfEqual(Vector512<S> a, Vector512<S> b, Vector512<S> then, Vector512<S> otherwise) =>
        Vector512.ConditionalSelect(Vector512.Equals(a, b), then, otherwise);
}
