using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lossworks.Lanes;

/// <summary>Numbers on their way between rows in memory and lanes: pairs that are taken apart and put together again, class indices.</summary>
/// <typeparam name="V">The bundle.</typeparam>
internal interface IPairs<V>
    where V : struct
{
    /// <summary>From a0 b0 a1 b1... in two bundles to a0 a1... and b0 b1...</summary>
    static abstract void Split(V low, V high, out V first, out V second);

    /// <summary>And back.</summary>
    static abstract void Join(V first, V second, out V low, out V high);

    /// <summary>As many whole numbers as a bundle has, one after the other in memory.</summary>
    static abstract V Whole(ref int first);
}

/// <summary>One number at a time.</summary>
internal readonly struct ScalarPairs<S> : IPairs<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split(S low, S high, out S first, out S second) => (first, second) = (low, high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Join(S first, S second, out S low, out S high) => (low, high) = (first, second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Whole(ref int first) => S.CreateTruncating(first);
}

/// <summary>128-bit vectors of <c>float</c>.</summary>
internal readonly struct SinglePairs128 : IPairs<Vector128<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split(Vector128<float> low, Vector128<float> high, out Vector128<float> first, out Vector128<float> second)
    {
        Vector128<float> a = Vector128.Shuffle(low, Vector128.Create(0, 2, 1, 3)), b = Vector128.Shuffle(high, Vector128.Create(0, 2, 1, 3));
        first = Vector128.Create(a.GetLower(), b.GetLower());
        second = Vector128.Create(a.GetUpper(), b.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Join(Vector128<float> first, Vector128<float> second, out Vector128<float> low, out Vector128<float> high)
    {
        low = Vector128.Shuffle(Vector128.Create(first.GetLower(), second.GetLower()), Vector128.Create(0, 2, 1, 3));
        high = Vector128.Shuffle(Vector128.Create(first.GetUpper(), second.GetUpper()), Vector128.Create(0, 2, 1, 3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Whole(ref int first) => Vector128.ConvertToSingle(Vector128.LoadUnsafe(ref first));
}

/// <summary>128-bit vectors of <c>double</c>.</summary>
internal readonly struct DoublePairs128 : IPairs<Vector128<double>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split(Vector128<double> low, Vector128<double> high, out Vector128<double> first, out Vector128<double> second)
    {
        first = Vector128.Create(low.GetLower(), high.GetLower());
        second = Vector128.Create(low.GetUpper(), high.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Join(Vector128<double> first, Vector128<double> second, out Vector128<double> low, out Vector128<double> high)
    {
        low = Vector128.Create(first.GetLower(), second.GetLower());
        high = Vector128.Create(first.GetUpper(), second.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Whole(ref int first) =>
        FastConvert.ToDouble(Vector128.Create((long)first, Unsafe.Add(ref first, 1)));
}

/// <summary>256-bit vectors of <c>float</c>.</summary>
internal readonly struct SinglePairs256 : IPairs<Vector256<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split(Vector256<float> low, Vector256<float> high, out Vector256<float> first, out Vector256<float> second)
    {
        Vector256<float> a = Vector256.Shuffle(low, Vector256.Create(0, 2, 4, 6, 1, 3, 5, 7)), b = Vector256.Shuffle(high, Vector256.Create(0, 2, 4, 6, 1, 3, 5, 7));
        first = Vector256.Create(a.GetLower(), b.GetLower());
        second = Vector256.Create(a.GetUpper(), b.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Join(Vector256<float> first, Vector256<float> second, out Vector256<float> low, out Vector256<float> high)
    {
        low = Vector256.Shuffle(Vector256.Create(first.GetLower(), second.GetLower()), Vector256.Create(0, 4, 1, 5, 2, 6, 3, 7));
        high = Vector256.Shuffle(Vector256.Create(first.GetUpper(), second.GetUpper()), Vector256.Create(0, 4, 1, 5, 2, 6, 3, 7));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Whole(ref int first) => Vector256.ConvertToSingle(Vector256.LoadUnsafe(ref first));
}

/// <summary>256-bit vectors of <c>double</c>.</summary>
internal readonly struct DoublePairs256 : IPairs<Vector256<double>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split(Vector256<double> low, Vector256<double> high, out Vector256<double> first, out Vector256<double> second)
    {
        Vector256<double> a = Vector256.Shuffle(low, Vector256.Create(0L, 2L, 1L, 3L)), b = Vector256.Shuffle(high, Vector256.Create(0L, 2L, 1L, 3L));
        first = Vector256.Create(a.GetLower(), b.GetLower());
        second = Vector256.Create(a.GetUpper(), b.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Join(Vector256<double> first, Vector256<double> second, out Vector256<double> low, out Vector256<double> high)
    {
        low = Vector256.Shuffle(Vector256.Create(first.GetLower(), second.GetLower()), Vector256.Create(0L, 2L, 1L, 3L));
        high = Vector256.Shuffle(Vector256.Create(first.GetUpper(), second.GetUpper()), Vector256.Create(0L, 2L, 1L, 3L));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Whole(ref int first) =>
        FastConvert.ToDouble(Vector256.Create(Vector128.WidenLower(Vector128.LoadUnsafe(ref first)), Vector128.WidenUpper(Vector128.LoadUnsafe(ref first))));
}

/// <summary>512-bit vectors of <c>float</c>.</summary>
internal readonly struct SinglePairs512 : IPairs<Vector512<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split(Vector512<float> low, Vector512<float> high, out Vector512<float> first, out Vector512<float> second)
    {
        Vector512<float> a = Vector512.Shuffle(low, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 1, 3, 5, 7, 9, 11, 13, 15)), b = Vector512.Shuffle(high, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 1, 3, 5, 7, 9, 11, 13, 15));
        first = Vector512.Create(a.GetLower(), b.GetLower());
        second = Vector512.Create(a.GetUpper(), b.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Join(Vector512<float> first, Vector512<float> second, out Vector512<float> low, out Vector512<float> high)
    {
        low = Vector512.Shuffle(Vector512.Create(first.GetLower(), second.GetLower()), Vector512.Create(0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15));
        high = Vector512.Shuffle(Vector512.Create(first.GetUpper(), second.GetUpper()), Vector512.Create(0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Whole(ref int first) => Vector512.ConvertToSingle(Vector512.LoadUnsafe(ref first));
}

/// <summary>512-bit vectors of <c>double</c>.</summary>
internal readonly struct DoublePairs512 : IPairs<Vector512<double>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split(Vector512<double> low, Vector512<double> high, out Vector512<double> first, out Vector512<double> second)
    {
        Vector512<double> a = Vector512.Shuffle(low, Vector512.Create(0L, 2L, 4L, 6L, 1L, 3L, 5L, 7L)), b = Vector512.Shuffle(high, Vector512.Create(0L, 2L, 4L, 6L, 1L, 3L, 5L, 7L));
        first = Vector512.Create(a.GetLower(), b.GetLower());
        second = Vector512.Create(a.GetUpper(), b.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Join(Vector512<double> first, Vector512<double> second, out Vector512<double> low, out Vector512<double> high)
    {
        low = Vector512.Shuffle(Vector512.Create(first.GetLower(), second.GetLower()), Vector512.Create(0L, 4L, 1L, 5L, 2L, 6L, 3L, 7L));
        high = Vector512.Shuffle(Vector512.Create(first.GetUpper(), second.GetUpper()), Vector512.Create(0L, 4L, 1L, 5L, 2L, 6L, 3L, 7L));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Whole(ref int first) =>
        FastConvert.ToDouble(Vector512.Create(Vector256.WidenLower(Vector256.LoadUnsafe(ref first)), Vector256.WidenUpper(Vector256.LoadUnsafe(ref first))));
}
