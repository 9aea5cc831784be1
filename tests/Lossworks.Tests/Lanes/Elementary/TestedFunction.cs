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
    internal abstract S[] Run<S>(Width width, ReadOnlySpan<S> x, double exponent = 1)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>The result for one argument.</summary>
    internal abstract S One<S>(S x, double exponent = 1)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}

/// <inheritdoc/>
internal sealed class TestedFunction<F> : TestedFunction
    where F : struct, ILaneFormula
{
    internal override S[] Run<S>(Width width, ReadOnlySpan<S> x, double exponent = 1)
    {
        S[] results = new S[x.Length];
        Span<S> y = results;
        switch (width)
        {
            case Width.Scalar:
                Loop<S, Scalar<S>>(x, y, exponent);
                break;
            case Width.Bits128:
                Loop<Vector128<S>, Lanes128<S>>(MemoryMarshal.Cast<S, Vector128<S>>(x), MemoryMarshal.Cast<S, Vector128<S>>(y), exponent);
                break;
            case Width.Bits256:
                Loop<Vector256<S>, Lanes256<S>>(MemoryMarshal.Cast<S, Vector256<S>>(x), MemoryMarshal.Cast<S, Vector256<S>>(y), exponent);
                break;
            default:
                Loop<Vector512<S>, Lanes512<S>>(MemoryMarshal.Cast<S, Vector512<S>>(x), MemoryMarshal.Cast<S, Vector512<S>>(y), exponent);
                break;
        }

        return results;
    }

    internal override S One<S>(S x, double exponent = 1) => F.Of<S, Scalar<S>>(x, exponent);

    private static void Loop<V, O>(ReadOnlySpan<V> x, Span<V> y, double exponent)
        where V : struct
        where O : struct, ILanes<V>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = F.Of<V, O>(x[i], exponent);
    }
}
