using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lossworks.Lanes;

/// <summary>What 128-bit vectors do in the same words at both precisions.</summary>
/// <typeparam name="S"><c>float</c> or <c>double</c>.</typeparam>
public interface ILanes128<S> : ILanes<Vector128<S>>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    static int ILanes<Vector128<S>>.Count => Vector128<S>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<S> ILanes<Vector128<S>>.Add(Vector128<S> a, Vector128<S> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<S> ILanes<Vector128<S>>.Subtract(Vector128<S> a, Vector128<S> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<S> ILanes<Vector128<S>>.Multiply(Vector128<S> a, Vector128<S> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<S> ILanes<Vector128<S>>.Divide(Vector128<S> a, Vector128<S> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<S> ILanes<Vector128<S>>.Negate(Vector128<S> x) => -x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<S> ILanes<Vector128<S>>.Abs(Vector128<S> x) => Vector128.Abs(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<S> ILanes<Vector128<S>>.Sqrt(Vector128<S> x) => Vector128.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<S> ILanes<Vector128<S>>.AtLeast(Vector128<S> x, Vector128<S> bound) => Vector128.MaxNative(bound, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<S> ILanes<Vector128<S>>.AtMost(Vector128<S> x, Vector128<S> bound) => Vector128.MinNative(bound, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<S> ILanes<Vector128<S>>.IfAtMost(Vector128<S> x, Vector128<S> bound, Vector128<S> then, Vector128<S> otherwise) =>
        Vector128.ConditionalSelect(Vector128.LessThanOrEqual(x, bound), then, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<S> ILanes<Vector128<S>>.IfLess(Vector128<S> x, Vector128<S> bound, Vector128<S> then, Vector128<S> otherwise) =>
        Vector128.ConditionalSelect(Vector128.LessThan(x, bound), then, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<S> ILanes<Vector128<S>>.IfEqual(Vector128<S> a, Vector128<S> b, Vector128<S> then, Vector128<S> otherwise) =>
        Vector128.ConditionalSelect(Vector128.Equals(a, b), then, otherwise);
}
