using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>Value and derivatives of as many rows of two classes as a bundle has lanes: a softmax of two logits is a logistic function of their difference.</summary>
/// <remarks>With x = z_1 - z_0, -log s_1 = softplus(-x) and -log s_0 = softplus(x); the derivative by z_1 is that by x, and the one by z_0 its negative.</remarks>
internal static class SoftmaxTwo<G, J, V, O, A, P, S, T>
    where G : struct, ISurpriseFormula
    where J : struct, IJet<J, V>, IReal<J, Plain<V, O>>
    where V : struct
    where O : struct, ILanes<V>
    where A : struct, IAccumulator<V>
    where P : struct, IPairs<V>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
    where T : struct, ITruthKind
{
    /// <summary>Adds up the weighted losses of the bundle of rows from <paramref name="first"/> on. The logits must be finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run(G surprise, in SoftmaxTruth truth, in RowBlock<S> rows, ReadOnlySpan<S> listed, int first, ref A sum)
    {
        Pairs(ref MemoryMarshal.GetReference(rows.Predictions), first, out V z0, out V z1);
        V zero = O.Create(0), weight = RowLanes<V, O, P, S>.Facts(rows, truth, first, out V label, out V own), x = O.Subtract(z1, z0);
        Expansion<V> loss;
        if (G.IsPlain)
        {
            V no = O.IfEqual(label, zero, own, zero), yes = O.IfEqual(label, O.Create(1), own, zero);
            if (T.IsEven || T.IsListed)
            {
                Spread(truth, rows, listed, first, out V spreadNo, out V spreadYes);
                no = O.Add(no, spreadNo);
                yes = O.Add(yes, spreadYes);
            }

            loss = default(SoftplusPair).At<V, O>(x, no, yes);
        }
        else
        {
            // The surprise is softplus of how far the other class is ahead of the true one.
            V ahead = O.IfEqual(label, zero, x, O.Negate(x));
            J bent = surprise.Of(J.Softplus(J.Variable(ahead)));
            loss = new(bent.Value, O.IfEqual(label, zero, bent.First, O.Negate(bent.First)), bent.Second);
        }

        // A weight of 0 removes the row even where its loss is infinite or NaN.
        V value = O.IfEqual(weight, zero, zero, O.Multiply(weight, loss.Value));
        if (!rows.Losses.IsEmpty)
            Unsafe.WriteUnaligned(ref Unsafe.As<S, byte>(ref rows.Losses[first]), value);
        sum.Add(value);
        V scale = O.Multiply(weight, O.Create(1 / rows.Divisor));
        if (!rows.Gradient.IsEmpty)
        {
            V slope = O.IfEqual(weight, zero, zero, O.Multiply(scale, loss.First));
            Write(O.Negate(slope), slope, ref rows.Gradient[2 * first]);
        }

        if (J.Order == 2)
        {
            V bend = O.IfEqual(weight, zero, zero, O.Multiply(scale, loss.Second));
            Write(bend, bend, ref rows.Hessian[2 * first]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(V zeroth, V other, ref S rows)
    {
        P.Join(zeroth, other, out V low, out V high);
        ref byte to = ref Unsafe.As<S, byte>(ref rows);
        Unsafe.WriteUnaligned(ref to, low);
        Unsafe.WriteUnaligned(ref Unsafe.AddByteOffset(ref to, (nint)Unsafe.SizeOf<V>()), high);
    }

    /// <summary>The shares that a row has beside that of its class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread(in SoftmaxTruth truth, in RowBlock<S> rows, ReadOnlySpan<S> listed, int first, out V no, out V yes)
    {
        if (T.IsEven)
            no = yes = O.Create(truth.Smoothing / 2);
        else if (listed.IsEmpty)
            Pairs(ref MemoryMarshal.GetReference(rows.Targets), first, out no, out yes);
        else
            (no, yes) = (O.Create(double.CreateTruncating(listed[0])), O.Create(double.CreateTruncating(listed[1])));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pairs(ref S rows, int first, out V zeroth, out V other)
    {
        ref byte from = ref Unsafe.As<S, byte>(ref Unsafe.Add(ref rows, 2 * first));
        V low = Unsafe.ReadUnaligned<V>(ref from), high = Unsafe.ReadUnaligned<V>(ref Unsafe.AddByteOffset(ref from, (nint)Unsafe.SizeOf<V>()));
        P.Split(low, high, out zeroth, out other);
    }
}
