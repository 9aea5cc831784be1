using System.Buffers;
using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>The row loop over several threads. Whoever is free takes the next block; their sums are added in order afterwards.</summary>
internal static unsafe class ParallelRows<F, S>
    where F : struct, IRowFormula
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <param name="formula">Of one row.</param>
    /// <param name="whole">All rows.</param>
    /// <param name="rows">How many a block has.</param>
    /// <param name="threads">At most so many.</param>
    internal static double Run(F formula, in RowBlock<S> whole, int rows, int threads)
    {
        int blocks = (whole.Rows + rows - 1) / rows;
        double[] sums = ArrayPool<double>.Shared.Rent(blocks);

        // The caller's memory stays pinned until every thread is done, so that the rows can be described by addresses.
        fixed (S* predictions = whole.Predictions, targets = whole.Targets, weights = whole.Weights)
        fixed (S* gradient = whole.Gradient, hessian = whole.Hessian, losses = whole.Losses)
        fixed (int* classes = whole.Classes)
            new Work(formula, new(whole, predictions, targets, weights, gradient, hessian, losses, classes), rows, sums, blocks).Run(threads);

        CompensatedSum sum = default;
        for (int b = 0; b < blocks; b++)
            sum.Add(sums[b]);
        ArrayPool<double>.Shared.Return(sums);
        return sum.Total;
    }

    private sealed class Work(F formula, Addresses whole, int rows, double[] sums, int blocks) : SharedWork(blocks)
    {
        private protected override void Do(int part)
        {
            RowBlock<S> all = whole.Rows;
            sums[part] = formula.Block(all.Slice(part * rows, Math.Min(rows, all.Rows - (part * rows))));
        }
    }

    private readonly struct Addresses(
        in RowBlock<S> whole, S* predictions, S* targets, S* weights, S* gradient, S* hessian, S* losses, int* classes)
    {
        private readonly int _rows = whole.Rows, _columns = whole.Columns, _targetColumns = whole.TargetColumns, _first = whole.First;
        private readonly double _divisor = whole.Divisor;
        private readonly int? _ignoreIndex = whole.IgnoreIndex;
        private readonly Width _width = whole.Width;

        internal RowBlock<S> Rows => new()
        {
            Predictions = new(predictions, _rows * _columns),
            Targets = At(targets, _rows * _targetColumns),
            Weights = At(weights, _rows),
            Classes = new(classes, classes is null ? 0 : _rows),
            Gradient = At(gradient, _rows * _columns),
            Hessian = At(hessian, _rows * _columns),
            Losses = At(losses, _rows),
            Columns = _columns,
            TargetColumns = _targetColumns,
            First = _first,
            Rows = _rows,
            Divisor = _divisor,
            IgnoreIndex = _ignoreIndex,
            Width = _width,
        };

        private static Span<S> At(S* address, int length) => new(address, address is null ? 0 : length);
    }
}
