using System.Numerics;
using System.Runtime.Intrinsics;
using Lossworks.Kernels;
using Lossworks.Lanes;

namespace Lossworks.Formulas;

/// <summary>A formula of several outputs, or one that takes the weight itself, for the row loop.</summary>
/// <param name="code">Runs several rows at once.</param>
/// <param name="card">The loss.</param>
/// <param name="outputs">How many numbers a row has.</param>
/// <param name="weighs">Whether the formula takes the weight itself, so that the loop must not.</param>
internal readonly struct OfBundle<B>(B code, LossCard card, int outputs, bool weighs) : IRowFormula
    where B : struct, IBundleCode
{
    public LossCard Card => card;

    public bool HasKernel => true;

    public int? Columns => outputs;

    public void CheckColumns<S>(in LossBatch<S> batch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (batch.Columns != outputs)
            throw new ShapeException($"{card.Name} takes {outputs} numbers per row, not {batch.Columns}.");
        if (batch.HasClasses || batch.TargetColumns != 1)
            throw new ShapeException($"{card.Name} takes one target per row, a number.");
    }

    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        RowBlock<S> row = new()
        {
            Predictions = scores,
            Targets = target.Values,
            Gradient = gradient,
            Hessian = hessian,
            Columns = outputs,
            TargetColumns = 1,
            Rows = 1,
            Divisor = 1,
        };
        return BundleKernel<B, S, Scalar<S>, S>.Run(code, row, weighs);
    }

    public double Block<S>(in RowBlock<S> block)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (typeof(S) == typeof(float))
        {
            return block.Width switch
            {
                Width.Bits512 when Vector512.IsHardwareAccelerated => BundleKernel<B, Vector512<float>, SingleLanes512, S>.Run(code, block, weighs),
                >= Width.Bits256 when Vector256.IsHardwareAccelerated => BundleKernel<B, Vector256<float>, SingleLanes256, S>.Run(code, block, weighs),
                >= Width.Bits128 when Vector128.IsHardwareAccelerated => BundleKernel<B, Vector128<float>, SingleLanes128, S>.Run(code, block, weighs),
                _ => BundleKernel<B, float, Scalar<float>, S>.Run(code, block, weighs),
            };
        }

        return block.Width switch
        {
            Width.Bits512 when Vector512.IsHardwareAccelerated => BundleKernel<B, Vector512<double>, DoubleLanes512, S>.Run(code, block, weighs),
            >= Width.Bits256 when Vector256.IsHardwareAccelerated => BundleKernel<B, Vector256<double>, DoubleLanes256, S>.Run(code, block, weighs),
            >= Width.Bits128 when Vector128.IsHardwareAccelerated => BundleKernel<B, Vector128<double>, DoubleLanes128, S>.Run(code, block, weighs),
            _ => BundleKernel<B, double, Scalar<double>, S>.Run(code, block, weighs),
        };
    }
}

/// <summary>Rows in lanes: gathers the numbers of as many rows as there are lanes, runs the formula, and hands its results out again.</summary>
internal static class BundleKernel<B, V, O, S>
    where B : struct, IBundleCode
    where V : unmanaged
    where O : struct, ILanes<V>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>The sum of the weighted losses; the rows are added in order, whatever the width.</summary>
    internal static double Run(B code, in RowBlock<S> block, bool weighs)
    {
        int order = !block.Hessian.IsEmpty ? 2 : !block.Gradient.IsEmpty ? 1 : 0, k = block.Columns;
        Span<V> outputs = stackalloc V[k], results = stackalloc V[1 + (order * k)], others = stackalloc V[2];
        CompensatedSum sum = default;
        for (int start = 0; start < block.Rows; start += O.Count)
        {
            int rows = Math.Min(O.Count, block.Rows - start);
            Gather(block, start, rows, outputs, others);
            code.At<V, O>(order, outputs, others[0], others[1], results);
            for (int lane = 0; lane < rows; lane++)
                sum.Add(Row(block, start + lane, lane, results, weighs));
        }

        return sum.Total;
    }

    /// <summary>The outputs of some rows, and their target and weight. Lanes without a row repeat the first.</summary>
    private static unsafe void Gather(in RowBlock<S> block, int start, int rows, Span<V> outputs, Span<V> others)
    {
        int k = block.Columns;
        fixed (V* o = outputs, t = others)
        {
            S* to = (S*)o, target = (S*)t, weight = (S*)(t + 1);
            for (int lane = 0; lane < O.Count; lane++)
            {
                int row = start + (lane < rows ? lane : 0);
                for (int j = 0; j < k; j++)
                    to[(j * O.Count) + lane] = block.Predictions[(row * k) + j];
                target[lane] = block.Targets[row];
                weight[lane] = block.Weights.IsEmpty ? S.One : block.Weights[row];
            }
        }
    }

    /// <summary>A row of weight 0 is removed, even where its loss is infinite or NaN.</summary>
    private static unsafe double Row(in RowBlock<S> block, int row, int lane, Span<V> results, bool weighs)
    {
        int k = block.Columns;
        double weight = block.WeightOf(row);
        S factor = weighs ? S.One : S.CreateTruncating(weight), scale = S.CreateTruncating((weighs ? 1 : weight) / block.Divisor);
        fixed (V* r = results)
        {
            S* from = (S*)r;
            S value = weight == 0 ? S.Zero : factor * from[lane];
            if (!block.Losses.IsEmpty)
                block.Losses[row] = value;
            for (int j = 0; j < k && !block.Gradient.IsEmpty; j++)
                block.Gradient[(row * k) + j] = weight == 0 ? S.Zero : scale * from[((1 + j) * O.Count) + lane];
            for (int j = 0; j < k && !block.Hessian.IsEmpty; j++)
                block.Hessian[(row * k) + j] = weight == 0 ? S.Zero : scale * from[((1 + k + j) * O.Count) + lane];
            return double.CreateTruncating(value);
        }
    }
}
