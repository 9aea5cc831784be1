using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>A block of softmax rows: the widest vectors that a row fills, a few rows at a time.</summary>
internal static class SoftmaxBlock
{
    /// <summary>About how many bytes of exp(z - max) lie between the first pass and the second: half of the nearest cache.</summary>
    private const int GroupBytes = 1 << 14;

    private const int MostRows = 64;

    /// <summary>Up to so many classes a lane is a row; from there on the vectors go along the row. Where they meet was measured (docs/decisions/0017).</summary>
    private const int FewClasses = 48;

    /// <summary>Of each number of a row across rows are kept: its logit, its share, its exponential.</summary>
    internal const int KindsAcross = 3;

    /// <summary>From so many rows on, so that few lanes idle.</summary>
    private const int ManyRows = 8;

    /// <summary>The sum of the weighted losses.</summary>
    internal static double Run<G, S>(G surprise, in SoftmaxTruth truth, in RowBlock<S> block)
        where G : struct, ISurpriseFormula
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int k = block.Columns;
        using Borrowed<S> listed = new(truth.IsListed && block.HasClasses ? k : 0), scratch = new(ScratchLength(block));
        for (int j = 0; j < listed.Length; j++)
            listed.Span[j] = S.CreateTruncating(truth.Spread(j, k));
        bool across = IsAcross(block);
        int group = across ? MostRows : Math.Min(block.Rows, Math.Clamp(GroupLength<S>() / k, 1, MostRows));
        if (block.Rows <= group)
            return Group(surprise, truth, block, listed.Span, scratch.Span, across);

        CompensatedSum sum = default;
        for (int start = 0; start < block.Rows; start += group)
            sum.Add(Group(surprise, truth, block.Slice(start, Math.Min(group, block.Rows - start)), listed.Span, scratch.Span, across));
        return sum.Total;
    }

    /// <summary>How many numbers the stretch of a row that begins at <paramref name="start"/> has: all that is left, where that is little more.</summary>
    internal static int Stretch<S>(int start, int columns)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int length = StretchLength<S>(columns), left = columns - start;
        return left < length + LaneCounts<S>.Zeros ? left : length;
    }

    private static bool IsAcross<S>(in RowBlock<S> block)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => block.Columns <= FewClasses && block.Rows >= ManyRows;

    private static int ScratchLength<S>(in RowBlock<S> block)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int k = block.Columns;
        return IsAcross(block) ? MostRows * k * KindsAcross : block.HasDerivatives ? 0 : Math.Min(k, LongestStretch<S>(k));
    }

    private static int GroupLength<S>()
        where S : unmanaged
        => GroupBytes / Unsafe.SizeOf<S>();

    private static int StretchLength<S>(int columns)
        where S : unmanaged
        => Math.Max(GroupLength<S>(), (columns + SoftmaxGroup.Stretches - 1) / SoftmaxGroup.Stretches);

    private static int LongestStretch<S>(int columns)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => StretchLength<S>(columns) + LaneCounts<S>.Zeros;

    private static double Group<G, S>(G surprise, in SoftmaxTruth truth, in RowBlock<S> rows, ReadOnlySpan<S> listed, Span<S> scratch, bool across)
        where G : struct, ISurpriseFormula
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => across && (G.IsPlain || typeof(S) == typeof(double))
            ? Few(surprise, truth, rows, listed, scratch)
            : TwoPasses(surprise, truth, rows, listed, scratch, across);

    [SkipLocalsInit]
    private static double TwoPasses<G, S>(G surprise, in SoftmaxTruth truth, in RowBlock<S> rows, ReadOnlySpan<S> listed, Span<S> scratch, bool across)
        where G : struct, ISurpriseFormula
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        SoftmaxGroup group = new(stackalloc double[SoftmaxGroup.Memory(rows.Rows, Stretch<S>(0, rows.Columns) < rows.Columns)], rows.Rows);
        Passes(rows, truth, listed, scratch, group, across ? Pass.ReadAcross : Pass.Read);
        double sum = SurpriseLanes.Run(surprise, group, !rows.Gradient.IsEmpty, !rows.Hessian.IsEmpty, rows.Width);
        for (int row = 0; row < rows.Losses.Length; row++)
            rows.Losses[row] = S.CreateTruncating(group.Value[row]);
        if (rows.HasDerivatives)
            Passes(rows, truth, listed, scratch, group, across ? Pass.WriteAcross : Pass.Write);
        return sum;
    }

    /// <summary>Whole bundles of rows in one go, what is left over in two passes.</summary>
    private static double Few<G, V, O, A, P, S>(G surprise, in SoftmaxTruth truth, in RowBlock<S> rows, ReadOnlySpan<S> listed, Span<S> scratch)
        where G : struct, ISurpriseFormula
        where V : struct
        where O : struct, ILanes<V>
        where A : struct, IAccumulator<V>
        where P : struct, IPairs<V>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int whole = rows.Rows - (rows.Rows % O.Count);
        if (whole == 0 || !RowLanes<V, O, P, S>.AreFinite<A>(rows.Predictions))
            return TwoPasses(surprise, truth, rows, listed, scratch, across: true);
        A sum = default;
        if (rows.Hessian.IsEmpty)
            Kinds<G, Jet1<V, O>, V, O, A, P, S>(surprise, truth, rows, listed, scratch, whole, ref sum);
        else
            Kinds<G, Jet2<V, O>, V, O, A, P, S>(surprise, truth, rows, listed, scratch, whole, ref sum);
        return whole == rows.Rows
            ? sum.Total
            : sum.Total + TwoPasses(surprise, truth, rows.Slice(whole, rows.Rows - whole), listed, scratch, across: true);
    }

    private static void Kinds<G, J, V, O, A, P, S>(
        G surprise, in SoftmaxTruth truth, in RowBlock<S> rows, ReadOnlySpan<S> listed, Span<S> scratch, int whole, ref A sum)
        where G : struct, ISurpriseFormula
        where J : struct, IJet<J, V>, IReal<J, Plain<V, O>>
        where V : struct
        where O : struct, ILanes<V>
        where A : struct, IAccumulator<V>
        where P : struct, IPairs<V>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (!rows.HasClasses || truth.IsListed)
            Bundles<G, J, V, O, A, P, S, ListedShares>(surprise, truth, rows, listed, scratch, whole, ref sum);
        else if (truth.IsSpread)
            Bundles<G, J, V, O, A, P, S, EvenShares>(surprise, truth, rows, listed, scratch, whole, ref sum);
        else
            Bundles<G, J, V, O, A, P, S, OneClass>(surprise, truth, rows, listed, scratch, whole, ref sum);
    }

    private static void Bundles<G, J, V, O, A, P, S, T>(
        G surprise, in SoftmaxTruth truth, in RowBlock<S> rows, ReadOnlySpan<S> listed, Span<S> scratch, int whole, ref A sum)
        where G : struct, ISurpriseFormula
        where J : struct, IJet<J, V>, IReal<J, Plain<V, O>>
        where V : struct
        where O : struct, ILanes<V>
        where A : struct, IAccumulator<V>
        where P : struct, IPairs<V>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        where T : struct, ITruthKind
    {
        for (int first = 0; first < whole; first += O.Count)
        {
            if (rows.Columns == 2)
                SoftmaxTwo<G, J, V, O, A, P, S, T>.Run(surprise, truth, rows, listed, first, ref sum);
            else
                SoftmaxFew<G, J, V, O, A, P, S, T>.Run(surprise, truth, rows, listed, scratch, first, ref sum);
        }
    }

    private static double Few<G, S>(G surprise, in SoftmaxTruth truth, in RowBlock<S> rows, ReadOnlySpan<S> listed, Span<S> scratch)
        where G : struct, ISurpriseFormula
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        bool single = typeof(S) == typeof(float);
        if (rows.Width >= Width.Bits512 && Vector512.IsHardwareAccelerated)
        {
            return single
                ? Few<G, Vector512<float>, SingleLanes512, SingleSum512, SinglePairs512, S>(surprise, truth, rows, listed, scratch)
                : Few<G, Vector512<double>, DoubleLanes512, DoubleSum512, DoublePairs512, S>(surprise, truth, rows, listed, scratch);
        }

        if (rows.Width >= Width.Bits256 && Vector256.IsHardwareAccelerated)
        {
            return single
                ? Few<G, Vector256<float>, SingleLanes256, SingleSum256, SinglePairs256, S>(surprise, truth, rows, listed, scratch)
                : Few<G, Vector256<double>, DoubleLanes256, DoubleSum256, DoublePairs256, S>(surprise, truth, rows, listed, scratch);
        }

        if (rows.Width >= Width.Bits128 && Vector128.IsHardwareAccelerated)
        {
            return single
                ? Few<G, Vector128<float>, SingleLanes128, SingleSum128, SinglePairs128, S>(surprise, truth, rows, listed, scratch)
                : Few<G, Vector128<double>, DoubleLanes128, DoubleSum128, DoublePairs128, S>(surprise, truth, rows, listed, scratch);
        }

        return single
            ? Few<G, float, Scalar<float>, ScalarSum<float>, ScalarPairs<float>, S>(surprise, truth, rows, listed, scratch)
            : Few<G, double, Scalar<double>, ScalarSum<double>, ScalarPairs<double>, S>(surprise, truth, rows, listed, scratch);
    }

    /// <summary>One of both passes, at the widest vectors that a row fills.</summary>
    private static void Passes<S>(in RowBlock<S> rows, in SoftmaxTruth truth, ReadOnlySpan<S> listed, Span<S> scratch, in SoftmaxGroup group, Pass pass)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (typeof(S) == typeof(float))
            Singles(rows, truth, listed, scratch, group, pass);
        else
            Doubles(rows, truth, listed, scratch, group, pass);
    }

    private static void Singles<S>(in RowBlock<S> rows, in SoftmaxTruth truth, ReadOnlySpan<S> listed, Span<S> scratch, in SoftmaxGroup group, Pass pass)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int k = rows.Columns;
        if (rows.Width >= Width.Bits512 && Vector512.IsHardwareAccelerated && (pass >= Pass.ReadAcross || k >= Vector512<float>.Count))
            AtWidth<Vector512<float>, SingleLanes512, SingleSum512, Fold512<float>, S>(rows, truth, listed, scratch, group, pass);
        else if (rows.Width >= Width.Bits256 && Vector256.IsHardwareAccelerated && (pass >= Pass.ReadAcross || k >= Vector256<float>.Count))
            AtWidth<Vector256<float>, SingleLanes256, SingleSum256, Fold256<float>, S>(rows, truth, listed, scratch, group, pass);
        else if (rows.Width >= Width.Bits128 && Vector128.IsHardwareAccelerated && (pass >= Pass.ReadAcross || k >= Vector128<float>.Count))
            AtWidth<Vector128<float>, SingleLanes128, SingleSum128, Fold128<float>, S>(rows, truth, listed, scratch, group, pass);
        else
            AtWidth<float, Scalar<float>, ScalarSum<float>, ScalarFold<float>, S>(rows, truth, listed, scratch, group, pass);
    }

    private static void Doubles<S>(in RowBlock<S> rows, in SoftmaxTruth truth, ReadOnlySpan<S> listed, Span<S> scratch, in SoftmaxGroup group, Pass pass)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int k = rows.Columns;
        if (rows.Width >= Width.Bits512 && Vector512.IsHardwareAccelerated && (pass >= Pass.ReadAcross || k >= Vector512<double>.Count))
            AtWidth<Vector512<double>, DoubleLanes512, DoubleSum512, Fold512<double>, S>(rows, truth, listed, scratch, group, pass);
        else if (rows.Width >= Width.Bits256 && Vector256.IsHardwareAccelerated && (pass >= Pass.ReadAcross || k >= Vector256<double>.Count))
            AtWidth<Vector256<double>, DoubleLanes256, DoubleSum256, Fold256<double>, S>(rows, truth, listed, scratch, group, pass);
        else if (rows.Width >= Width.Bits128 && Vector128.IsHardwareAccelerated && (pass >= Pass.ReadAcross || k >= Vector128<double>.Count))
            AtWidth<Vector128<double>, DoubleLanes128, DoubleSum128, Fold128<double>, S>(rows, truth, listed, scratch, group, pass);
        else
            AtWidth<double, Scalar<double>, ScalarSum<double>, ScalarFold<double>, S>(rows, truth, listed, scratch, group, pass);
    }

    private static void AtWidth<V, O, A, H, S>(
        in RowBlock<S> rows, in SoftmaxTruth truth, ReadOnlySpan<S> listed, Span<S> scratch, in SoftmaxGroup group, Pass pass)
        where V : struct
        where O : struct, ILanes<V>
        where A : struct, IAccumulator<V>
        where H : struct, IFold<V>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (!rows.HasClasses || truth.IsListed)
            OfKind<V, O, A, H, S, ListedShares>(rows, truth, listed, scratch, group, pass);
        else if (truth.IsSpread)
            OfKind<V, O, A, H, S, EvenShares>(rows, truth, listed, scratch, group, pass);
        else
            OfKind<V, O, A, H, S, OneClass>(rows, truth, listed, scratch, group, pass);
    }

    private static void OfKind<V, O, A, H, S, T>(
        in RowBlock<S> rows, in SoftmaxTruth truth, ReadOnlySpan<S> listed, Span<S> scratch, in SoftmaxGroup group, Pass pass)
        where V : struct
        where O : struct, ILanes<V>
        where A : struct, IAccumulator<V>
        where H : struct, IFold<V>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        where T : struct, ITruthKind
    {
        switch (pass)
        {
            case Pass.Read:
                SoftmaxPasses<V, O, A, H, S, T>.Read(rows, truth, listed, scratch, group);
                break;
            case Pass.Write:
                SoftmaxPasses<V, O, A, H, S, T>.Write(rows, truth, listed, group);
                break;
            case Pass.ReadAcross:
                SoftmaxAcross<V, O, A, S, T>.Read(rows, truth, listed, scratch, group);
                break;
            default:
                SoftmaxAcross<V, O, A, S, T>.Write(rows, truth, listed, scratch, group);
                break;
        }
    }

    /// <summary>From logits to exponentials or from there to derivatives; along each row, or across rows.</summary>
    private enum Pass
    {
        Read,
        Write,
        ReadAcross,
        WriteAcross,
    }
}
