using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lossworks.Kernels;

/// <summary>Adds up bundles of losses in double, whatever their precision.</summary>
internal interface IAccumulator<V>
    where V : struct
{
    void Add(V values);

    double Total { get; }
}

/// <summary>One number at a time.</summary>
internal struct ScalarSum<S> : IAccumulator<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private double _sum;

    public readonly double Total
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(S values) => _sum += double.CreateTruncating(values);
}

/// <summary>128-bit vectors of floats, widened in two halves.</summary>
internal struct SingleSum128 : IAccumulator<Vector128<float>>
{
    private Vector128<double> _low, _high;

    public readonly double Total
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Sum(_low + _high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector128<float> values)
    {
        _low += Vector128.WidenLower(values);
        _high += Vector128.WidenUpper(values);
    }
}

/// <summary>128-bit vectors of doubles.</summary>
internal struct DoubleSum128 : IAccumulator<Vector128<double>>
{
    private Vector128<double> _sum;

    public readonly double Total
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Sum(_sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector128<double> values) => _sum += values;
}

/// <summary>256-bit vectors of floats, widened in two halves.</summary>
internal struct SingleSum256 : IAccumulator<Vector256<float>>
{
    private Vector256<double> _low, _high;

    public readonly double Total
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Sum(_low + _high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector256<float> values)
    {
        _low += Vector256.WidenLower(values);
        _high += Vector256.WidenUpper(values);
    }
}

/// <summary>256-bit vectors of doubles.</summary>
internal struct DoubleSum256 : IAccumulator<Vector256<double>>
{
    private Vector256<double> _sum;

    public readonly double Total
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Sum(_sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector256<double> values) => _sum += values;
}

/// <summary>512-bit vectors of floats, widened in two halves.</summary>
internal struct SingleSum512 : IAccumulator<Vector512<float>>
{
    private Vector512<double> _low, _high;

    public readonly double Total
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Sum(_low + _high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector512<float> values)
    {
        _low += Vector512.WidenLower(values);
        _high += Vector512.WidenUpper(values);
    }
}

/// <summary>512-bit vectors of doubles.</summary>
internal struct DoubleSum512 : IAccumulator<Vector512<double>>
{
    private Vector512<double> _sum;

    public readonly double Total
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Sum(_sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector512<double> values) => _sum += values;
}
