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
    public double Total { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(S values) => Total += double.CreateTruncating(values);
}

/// <summary>128-bit vectors; floats are widened in two halves.</summary>
internal struct Sum128<S> : IAccumulator<Vector128<S>>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private Vector128<double> _low, _high;

    public readonly double Total => Vector128.Sum(_low + _high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector128<S> values)
    {
        if (typeof(S) == typeof(float))
        {
            _low += Vector128.WidenLower(values.AsSingle());
            _high += Vector128.WidenUpper(values.AsSingle());
        }
        else
        {
            _low += values.AsDouble();
        }
    }
}

/// <summary>256-bit vectors; floats are widened in two halves.</summary>
internal struct Sum256<S> : IAccumulator<Vector256<S>>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private Vector256<double> _low, _high;

    public readonly double Total => Vector256.Sum(_low + _high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector256<S> values)
    {
        if (typeof(S) == typeof(float))
        {
            _low += Vector256.WidenLower(values.AsSingle());
            _high += Vector256.WidenUpper(values.AsSingle());
        }
        else
        {
            _low += values.AsDouble();
        }
    }
}

/// <summary>512-bit vectors; floats are widened in two halves.</summary>
internal struct Sum512<S> : IAccumulator<Vector512<S>>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private Vector512<double> _low, _high;

    public readonly double Total => Vector512.Sum(_low + _high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector512<S> values)
    {
        if (typeof(S) == typeof(float))
        {
            _low += Vector512.WidenLower(values.AsSingle());
            _high += Vector512.WidenUpper(values.AsSingle());
        }
        else
        {
            _low += values.AsDouble();
        }
    }
}
