using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>What is known of as many rows as a bundle has lanes.</summary>
internal static class RowLanes<V, O, P, S>
    where V : struct
    where O : struct, ILanes<V>
    where P : struct, IPairs<V>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>The weight of each row (0 where it is skipped), its class (-1 where there is none), and what that class has of the truth.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Facts(in RowBlock<S> rows, in SoftmaxTruth truth, int first, out V label, out V own)
    {
        V weight = rows.Weights.IsEmpty ? O.Create(1) : Load(ref MemoryMarshal.GetReference(rows.Weights), first);
        label = O.Create(-1);
        own = O.Create(0);
        if (!rows.HasClasses)
            return weight;
        label = P.Whole(ref Unsafe.Add(ref MemoryMarshal.GetReference(rows.Classes), first));
        own = truth.ClassWeights.IsNone ? O.Create(1 - truth.Smoothing) : Own(rows, truth, first);
        return rows.IgnoreIndex is { } ignored ? O.IfEqual(label, O.Create(ignored), O.Create(0), weight) : weight;
    }

    /// <summary>Whether all of these numbers are finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static bool AreFinite<A>(ReadOnlySpan<S> numbers)
        where A : struct, IAccumulator<V>
    {
        ref S from = ref MemoryMarshal.GetReference(numbers);
        V excess = O.Create(0);
        int i = 0;
        for (; i <= numbers.Length - O.Count; i += O.Count)
        {
            // 0 for a finite number, NaN for any other.
            V x = Load(ref from, i);
            excess = O.Add(excess, O.Subtract(x, x));
        }

        A sum = default;
        sum.Add(excess);
        bool finite = sum.Total == 0;
        for (; i < numbers.Length; i++)
            finite &= S.IsFinite(numbers[i]);
        return finite;
    }

    /// <summary>What the class of each row has of the truth, where classes have weights.</summary>
    private static V Own(in RowBlock<S> rows, in SoftmaxTruth truth, int first)
    {
        Span<S> own = stackalloc S[O.Count];
        for (int lane = 0; lane < O.Count; lane++)
        {
            int label = rows.Classes[first + lane];
            own[lane] = label == rows.IgnoreIndex ? S.Zero : S.CreateTruncating(truth.Own(label));
        }

        return Load(ref own[0], 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Load(ref S source, int i) => Unsafe.ReadUnaligned<V>(ref Unsafe.As<S, byte>(ref Unsafe.Add(ref source, i)));
}
