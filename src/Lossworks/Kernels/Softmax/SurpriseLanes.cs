using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>What is done once per row, in lanes over rows: the logarithm, the formula of the surprise and its derivatives, weights.</summary>
internal static class SurpriseLanes
{
    /// <summary>The sum of the weighted losses; they, slopes and bends go into the group.</summary>
    internal static double Run<G>(G surprise, in SoftmaxGroup group, bool wantsGradient, bool wantsHessian, Width width)
        where G : struct, ISurpriseFormula
        => width switch
        {
            Width.Bits512 when Vector512.IsHardwareAccelerated && group.Rest.Length >= Vector512<double>.Count =>
                AtWidth<G, Vector512<double>, DoubleLanes512, DoubleSum512>(surprise, group, wantsGradient, wantsHessian),
            Width.Bits256 or Width.Bits512 when Vector256.IsHardwareAccelerated =>
                AtWidth<G, Vector256<double>, DoubleLanes256, DoubleSum256>(surprise, group, wantsGradient, wantsHessian),
            Width.Bits128 when Vector128.IsHardwareAccelerated =>
                AtWidth<G, Vector128<double>, DoubleLanes128, DoubleSum128>(surprise, group, wantsGradient, wantsHessian),
            _ => AtWidth<G, double, Scalar<double>, ScalarSum<double>>(surprise, group, wantsGradient, wantsHessian),
        };

    private static double AtWidth<G, V, O, A>(G surprise, in SoftmaxGroup group, bool wantsGradient, bool wantsHessian)
        where G : struct, ISurpriseFormula
        where V : struct
        where O : struct, ILanes<V>
        where A : struct, IAccumulator<V>
        => G.IsPlain ? Loop<G, Plain<V, O>, V, O, A>(surprise, group)
            : wantsHessian ? Loop<G, Jet2<V, O>, V, O, A>(surprise, group)
            : wantsGradient ? Loop<G, Jet1<V, O>, V, O, A>(surprise, group)
            : Loop<G, Plain<V, O>, V, O, A>(surprise, group);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Loop<G, J, V, O, A>(G surprise, in SoftmaxGroup group)
        where G : struct, ISurpriseFormula
        where J : struct, IJet<J, V>, IReal<J, Plain<V, O>>
        where V : struct
        where O : struct, ILanes<V>
        where A : struct, IAccumulator<V>
    {
        A sum = default;
        for (int i = 0; i < group.Rest.Length; i += O.Count)
        {
            V log = StableMath.Log1p<V, O>(Load<V>(group.Rest, i)), gap = Load<V>(group.Gap, i), weight = Load<V>(group.Weight, i), value;
            if (G.IsPlain)
            {
                value = O.MultiplyAdd(Load<V>(group.Slope, i), log, gap);
            }
            else
            {
                J loss = surprise.Of(J.Variable(O.Add(gap, log)));
                value = loss.Value;
                Store(loss.First, group.Slope, i);
                Store(loss.Second, group.Bend, i);
            }

            // A weight of 0 removes the row even where its loss is infinite or NaN.
            value = O.IfEqual(weight, O.Create(0), O.Create(0), O.Multiply(weight, value));
            Store(value, group.Value, i);
            sum.Add(value);
        }

        return sum.Total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Load<V>(Span<double> from, int i)
        where V : struct
        => Unsafe.ReadUnaligned<V>(ref Unsafe.As<double, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(from), i)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<V>(V value, Span<double> to, int i)
        where V : struct
        => Unsafe.WriteUnaligned(ref Unsafe.As<double, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(to), i)), value);
}
