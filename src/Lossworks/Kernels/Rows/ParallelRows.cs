using System.Buffers;
using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>The row loop over several threads. Each thread takes whole blocks; their sums are added in order afterwards.</summary>
internal static unsafe class ParallelRows
{
    internal static double Run<F, S>(F formula, in RowBlock<S> whole, int rows, int threads)
        where F : struct, IRowFormula
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int blocks = (whole.Rows + rows - 1) / rows;
        threads = Math.Min(Threads.ForElements(whole.Predictions.Length, threads), blocks);
        double[] sums = ArrayPool<double>.Shared.Rent(blocks);

        // The caller's memory stays pinned until every thread is done, so that the rows can be described by addresses.
        fixed (S* predictions = whole.Predictions, targets = whole.Targets, weights = whole.Weights)
        fixed (S* gradient = whole.Gradient, hessian = whole.Hessian, losses = whole.Losses)
        fixed (int* classes = whole.Classes)
        {
            PinnedRows<S> pinned = new(whole, predictions, targets, weights, gradient, hessian, losses, classes);
            int count = whole.Rows;
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
            {
                RowBlock<S> all = pinned.Rows;
                int from = (int)((long)blocks * thread / threads), to = (int)((long)blocks * (thread + 1) / threads);
                for (int b = from; b < to; b++)
                    sums[b] = formula.Block(all.Slice(b * rows, Math.Min(rows, count - (b * rows))));
            });
        }

        CompensatedSum sum = default;
        for (int b = 0; b < blocks; b++)
            sum.Add(sums[b]);
        ArrayPool<double>.Shared.Return(sums);
        return sum.Total;
    }

    /// <summary>Rows by their addresses, which a thread may carry where it may not carry spans.</summary>
    private readonly struct PinnedRows<S>(
        in RowBlock<S> whole, S* predictions, S* targets, S* weights, S* gradient, S* hessian, S* losses, int* classes)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly nint _predictions = (nint)predictions, _targets = (nint)targets, _weights = (nint)weights, _classes = (nint)classes;
        private readonly nint _gradient = (nint)gradient, _hessian = (nint)hessian, _losses = (nint)losses;
        private readonly int _rows = whole.Rows, _columns = whole.Columns, _targetColumns = whole.TargetColumns, _first = whole.First;
        private readonly double _divisor = whole.Divisor;
        private readonly int? _ignoreIndex = whole.IgnoreIndex;
        private readonly Width _width = whole.Width;

        internal RowBlock<S> Rows => new()
        {
            Predictions = new((S*)_predictions, _rows * _columns),
            Targets = new((S*)_targets, _targets == 0 ? 0 : _rows * _targetColumns),
            Weights = new((S*)_weights, _weights == 0 ? 0 : _rows),
            Classes = new((int*)_classes, _classes == 0 ? 0 : _rows),
            Gradient = new((S*)_gradient, _gradient == 0 ? 0 : _rows * _columns),
            Hessian = new((S*)_hessian, _hessian == 0 ? 0 : _rows * _columns),
            Losses = new((S*)_losses, _losses == 0 ? 0 : _rows),
            Columns = _columns,
            TargetColumns = _targetColumns,
            First = _first,
            Rows = _rows,
            Divisor = _divisor,
            IgnoreIndex = _ignoreIndex,
            Width = _width,
        };
    }
}
