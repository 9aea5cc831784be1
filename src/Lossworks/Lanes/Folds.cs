using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lossworks.Lanes;

/// <summary>From a bundle of numbers to one: the largest of them. A NaN may or may not win.</summary>
/// <typeparam name="V">The bundle.</typeparam>
internal interface IFold<V>
    where V : struct
{
    /// <summary>The largest of all lanes.</summary>
    static abstract double Largest(V x);
}

/// <summary>One number at a time.</summary>
internal readonly struct ScalarFold<S> : IFold<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Largest(S x) => double.CreateTruncating(x);
}

/// <summary>128-bit vectors.</summary>
internal readonly struct Fold128<S> : IFold<Vector128<S>>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Largest(Vector128<S> x)
    {
        x = Vector128.MaxNative(x, Vector128.Shuffle(x.AsInt64(), Vector128.Create(1L, 0L)).As<long, S>());
        if (typeof(S) == typeof(float))
            x = Vector128.MaxNative(x, Vector128.Shuffle(x.AsInt32(), Vector128.Create(1, 0, 3, 2)).As<int, S>());
        return double.CreateTruncating(x.ToScalar());
    }
}

/// <summary>256-bit vectors.</summary>
internal readonly struct Fold256<S> : IFold<Vector256<S>>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Largest(Vector256<S> x) => Fold128<S>.Largest(Vector128.MaxNative(x.GetLower(), x.GetUpper()));
}

/// <summary>512-bit vectors.</summary>
internal readonly struct Fold512<S> : IFold<Vector512<S>>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Largest(Vector512<S> x) => Fold256<S>.Largest(Vector256.MaxNative(x.GetLower(), x.GetUpper()));
}
