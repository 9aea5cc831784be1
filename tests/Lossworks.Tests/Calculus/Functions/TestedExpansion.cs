using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lossworks.Calculus;
using Lossworks.Kernels;
using Lossworks.Lanes;

namespace Lossworks.Tests.Calculus.Functions;

/// <summary>A function that knows its derivatives, run over an array at a width of choice.</summary>
internal abstract class TestedExpansion
{
    /// <summary>Value and derivatives at arguments whose number is a multiple of 16, one array each.</summary>
    internal abstract (S[] Value, S[] First, S[] Second) Run<S>(Width width, S[] x)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>Value and derivatives at one argument.</summary>
    internal abstract Expansion<S> One<S>(S x)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}

/// <inheritdoc/>
internal sealed class TestedExpansion<F>(F function) : TestedExpansion
    where F : struct, IElementary
{
    internal override Expansion<S> One<S>(S x) => function.At<S, Scalar<S>>(x);

    internal override (S[] Value, S[] First, S[] Second) Run<S>(Width width, S[] x)
    {
        (S[] value, S[] first, S[] second) = (new S[x.Length], new S[x.Length], new S[x.Length]);
        if (typeof(S) == typeof(float))
            Singles(width, Of<S, float>(x), Of<S, float>(value), Of<S, float>(first), Of<S, float>(second));
        else
            Doubles(width, Of<S, double>(x), Of<S, double>(value), Of<S, double>(first), Of<S, double>(second));
        return (value, first, second);
    }

    private static Span<T> Of<S, T>(S[] x)
        where S : struct
        where T : struct
        => MemoryMarshal.Cast<S, T>(x.AsSpan());

    private void Singles(Width width, Span<float> x, Span<float> value, Span<float> first, Span<float> second)
    {
        switch (width)
        {
            case Width.Scalar:
                Loop<float, float, Scalar<float>>(x, value, first, second);
                break;
            case Width.Bits128:
                Loop<float, Vector128<float>, SingleLanes128>(x, value, first, second);
                break;
            case Width.Bits256:
                Loop<float, Vector256<float>, SingleLanes256>(x, value, first, second);
                break;
            default:
                Loop<float, Vector512<float>, SingleLanes512>(x, value, first, second);
                break;
        }
    }

    private void Doubles(Width width, Span<double> x, Span<double> value, Span<double> first, Span<double> second)
    {
        switch (width)
        {
            case Width.Scalar:
                Loop<double, double, Scalar<double>>(x, value, first, second);
                break;
            case Width.Bits128:
                Loop<double, Vector128<double>, DoubleLanes128>(x, value, first, second);
                break;
            case Width.Bits256:
                Loop<double, Vector256<double>, DoubleLanes256>(x, value, first, second);
                break;
            default:
                Loop<double, Vector512<double>, DoubleLanes512>(x, value, first, second);
                break;
        }
    }

    private void Loop<S, V, O>(Span<S> x, Span<S> value, Span<S> first, Span<S> second)
        where S : struct
        where V : struct
        where O : struct, ILanes<V>
    {
        ReadOnlySpan<V> arguments = MemoryMarshal.Cast<S, V>(x);
        Span<V> values = MemoryMarshal.Cast<S, V>(value), firsts = MemoryMarshal.Cast<S, V>(first), seconds = MemoryMarshal.Cast<S, V>(second);
        for (int i = 0; i < arguments.Length; i++)
        {
            Expansion<V> at = function.At<V, O>(arguments[i]);
            (values[i], firsts[i], seconds[i]) = (at.Value, at.First, at.Second);
        }
    }
}
