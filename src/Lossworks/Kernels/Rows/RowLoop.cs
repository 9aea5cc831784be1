using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>THE loop over rows: weights, ignored rows and reductions around any row formula.</summary>
/// <remarks>
/// Rows go in blocks whose length depends on their columns alone. The sums of the blocks are added in order with compensation: the same bits for any number
/// of threads.
/// </remarks>
internal static class RowLoop
{
    /// <summary>About how many predictions a block has: enough that to hand it to a thread costs nothing.</summary>
    private const int BlockLength = 1 << 14;

    internal static double Run<F, S>(
        F formula, in RowFacts facts, in LossBatch<S> batch, in LossResult<S> result, Reduction reduction, int threads, Width? width = null)
        where F : struct, IRowFormula
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        ShapeChecks.Results(batch.Predictions, batch.Rows, batch.Weights, result);
        ParameterCards.CheckCount(facts.ClassWeights, batch.Columns);
        formula.CheckColumns(batch);
        ColumnChecks.Run(formula.Card, facts.Layout, batch);
        facts.CheckClasses(batch);
        RowBlock<S> whole = new()
        {
            Predictions = batch.Predictions,
            Targets = batch.Targets,
            Classes = batch.Classes,
            Weights = batch.Weights,
            Gradient = result.Gradient,
            Hessian = result.Hessian,
            Losses = result.Losses,
            Columns = batch.Columns,
            TargetColumns = batch.TargetColumns,
            Rows = batch.Rows,
            Divisor = Divisor.OfRows(facts, batch, batch.Rows, reduction),
            IgnoreIndex = facts.IgnoreIndex,
            Width = width ?? Widths.Best,
        };
        return Sum(formula, whole, threads) / whole.Divisor;
    }

    /// <summary>How many rows a block has.</summary>
    internal static int RowsPerBlock(int columns) => Math.Max(1, BlockLength / columns);

    private static double Sum<F, S>(F formula, in RowBlock<S> whole, int threads)
        where F : struct, IRowFormula
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int rows = RowsPerBlock(whole.Columns);
        if (whole.Rows <= rows)
            return formula.Block(whole);
        if (Threads.For(whole.Predictions.Length, threads) > 1)
            return ParallelRows<F, S>.Run(formula, whole, rows, Threads.For(whole.Predictions.Length, threads));

        CompensatedSum sum = default;
        for (int start = 0; start < whole.Rows; start += rows)
            sum.Add(formula.Block(whole.Slice(start, Math.Min(rows, whole.Rows - start))));
        return sum.Total;
    }
}
