using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lossworks.Lanes;

/// <summary>From a bundle of numbers to one: the largest of them. A NaN may or may not win.</summary>
/// <typeparam name="V">The bundle.</typeparam>
/// <typeparam name="S">The number.</typeparam>
internal interface IFold<V, S>
    where V : struct
{
    /// <summary>Per lane, the larger one.</summary>
    static abstract V Larger(V a, V b);

    /// <summary>The largest of all lanes.</summary>
    static abstract S Largest(V x);
}

/// <summary>One number at a time.</summary>
internal readonly struct ScalarFold<S> : IFold<S, S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Larger(S a, S b) => a > b ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Largest(S x) => x;
}

/// <summary>128-bit vectors.</summary>
internal readonly struct Fold128<S> : IFold<Vector128<S>, S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<S> Larger(Vector128<S> a, Vector128<S> b) => Vector128.MaxNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Largest(Vector128<S> x)
    {
        x = Vector128.MaxNative(x, Vector128.Shuffle(x.AsInt64(), Vector128.Create(1L, 0L)).As<long, S>());
        if (typeof(S) == typeof(float))
            x = Vector128.MaxNative(x, Vector128.Shuffle(x.AsInt32(), Vector128.Create(1, 0, 3, 2)).As<int, S>());
        return x.ToScalar();
    }
}

/// <summary>256-bit vectors.</summary>
internal readonly struct Fold256<S> : IFold<Vector256<S>, S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<S> Larger(Vector256<S> a, Vector256<S> b) => Vector256.MaxNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Largest(Vector256<S> x) => Fold128<S>.Largest(Vector128.MaxNative(x.GetLower(), x.GetUpper()));
}

/// <summary>512-bit vectors.</summary>
internal readonly struct Fold512<S> : IFold<Vector512<S>, S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<S> Larger(Vector512<S> a, Vector512<S> b) => Vector512.MaxNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Largest(Vector512<S> x) => Fold256<S>.Largest(Vector256.MaxNative(x.GetLower(), x.GetUpper()));
}
