using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lossworks.Kernels;
using Lossworks.Lanes;

namespace Lossworks.Tests.Lanes.Elementary;

/// <summary>A function of the lanes, run over an array at a width of choice.</summary>
internal abstract class TestedFunction
{
    /// <summary>The results for arguments whose number is a multiple of 16.</summary>
    internal S[] Run<S>(Width width, ReadOnlySpan<S> x, double exponent = 1)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        S[] results = new S[x.Length];
        RunInto(width, x, results, exponent);
        return results;
    }

    /// <summary>The same into an array of the caller's.</summary>
    internal abstract void RunInto<S>(Width width, ReadOnlySpan<S> x, Span<S> y, double exponent)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>The result for one argument.</summary>
    internal abstract S One<S>(S x, double exponent = 1)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}

/// <inheritdoc/>
internal sealed class TestedFunction<F> : TestedFunction
    where F : struct, ILaneFormula
{
    internal override void RunInto<S>(Width width, ReadOnlySpan<S> x, Span<S> y, double exponent)
    {
        if (typeof(S) == typeof(float))
            Singles(width, MemoryMarshal.Cast<S, float>(x), MemoryMarshal.Cast<S, float>(y), exponent);
        else
            Doubles(width, MemoryMarshal.Cast<S, double>(x), MemoryMarshal.Cast<S, double>(y), exponent);
    }

    internal override S One<S>(S x, double exponent = 1) => F.Of<S, Scalar<S>>(x, exponent);

    private static void Singles(Width width, ReadOnlySpan<float> x, Span<float> y, double exponent)
    {
        switch (width)
        {
            case Width.Scalar:
                Loop<float, Scalar<float>>(x, y, exponent);
                break;
            case Width.Bits128:
                Loop<Vector128<float>, SingleLanes128>(
                    MemoryMarshal.Cast<float, Vector128<float>>(x), MemoryMarshal.Cast<float, Vector128<float>>(y), exponent);
                break;
            case Width.Bits256:
                Loop<Vector256<float>, SingleLanes256>(
                    MemoryMarshal.Cast<float, Vector256<float>>(x), MemoryMarshal.Cast<float, Vector256<float>>(y), exponent);
                break;
            default:
                Loop<Vector512<float>, SingleLanes512>(
                    MemoryMarshal.Cast<float, Vector512<float>>(x), MemoryMarshal.Cast<float, Vector512<float>>(y), exponent);
                break;
        }
    }

    private static void Doubles(Width width, ReadOnlySpan<double> x, Span<double> y, double exponent)
    {
        switch (width)
        {
            case Width.Scalar:
                Loop<double, Scalar<double>>(x, y, exponent);
                break;
            case Width.Bits128:
                Loop<Vector128<double>, DoubleLanes128>(
                    MemoryMarshal.Cast<double, Vector128<double>>(x), MemoryMarshal.Cast<double, Vector128<double>>(y), exponent);
                break;
            case Width.Bits256:
                Loop<Vector256<double>, DoubleLanes256>(
                    MemoryMarshal.Cast<double, Vector256<double>>(x), MemoryMarshal.Cast<double, Vector256<double>>(y), exponent);
                break;
            default:
                Loop<Vector512<double>, DoubleLanes512>(
                    MemoryMarshal.Cast<double, Vector512<double>>(x), MemoryMarshal.Cast<double, Vector512<double>>(y), exponent);
                break;
        }
    }

    private static void Loop<V, O>(ReadOnlySpan<V> x, Span<V> y, double exponent)
        where V : struct
        where O : struct, ILanes<V>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = F.Of<V, O>(x[i], exponent);
    }
}
