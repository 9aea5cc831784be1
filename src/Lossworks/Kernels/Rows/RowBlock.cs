using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>A run of rows in the caller's memory; what was not asked for is empty.</summary>
internal readonly ref struct RowBlock<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Row after row.</summary>
    internal ReadOnlySpan<S> Predictions { get; init; }

    /// <summary>Row after row; empty where class indices are given.</summary>
    internal ReadOnlySpan<S> Targets { get; init; }

    /// <summary>One per row; empty where targets are numbers.</summary>
    internal ReadOnlySpan<int> Classes { get; init; }

    /// <summary>One per row, or none.</summary>
    internal ReadOnlySpan<S> Weights { get; init; }

    internal Span<S> Gradient { get; init; }

    internal Span<S> Hessian { get; init; }

    internal Span<S> Losses { get; init; }

    /// <summary>How many predictions a row has.</summary>
    internal int Columns { get; init; }

    /// <summary>How many targets a row has.</summary>
    internal int TargetColumns { get; init; }

    /// <summary>Which row of the batch the first one is.</summary>
    internal int First { get; init; }

    internal int Rows { get; init; }

    /// <summary>That of the reduction: derivatives are divided by it.</summary>
    internal double Divisor { get; init; }

    /// <summary>The class whose rows are skipped, if any.</summary>
    internal int? IgnoreIndex { get; init; }

    /// <summary>The widest vectors to use.</summary>
    internal Width Width { get; init; }

    internal bool HasClasses => !Classes.IsEmpty;

    internal bool HasDerivatives => !Gradient.IsEmpty || !Hessian.IsEmpty;

    /// <summary>Some of these rows.</summary>
    internal RowBlock<S> Slice(int start, int rows) => new()
    {
        Predictions = Predictions.Slice(start * Columns, rows * Columns),
        Targets = Part(Targets, start * TargetColumns, rows * TargetColumns),
        Classes = Part(Classes, start, rows),
        Weights = Part(Weights, start, rows),
        Gradient = Gradient.Part(start * Columns, rows * Columns),
        Hessian = Hessian.Part(start * Columns, rows * Columns),
        Losses = Losses.Part(start, rows),
        Columns = Columns,
        TargetColumns = TargetColumns,
        First = First + start,
        Rows = rows,
        Divisor = Divisor,
        IgnoreIndex = IgnoreIndex,
        Width = Width,
    };

    /// <summary>The predictions of one row.</summary>
    internal ReadOnlySpan<S> Scores(int row) => Predictions.Slice(row * Columns, Columns);

    /// <summary>The truth of one row.</summary>
    internal RowTarget<S> TargetOf(int row) =>
        HasClasses ? new(Classes[row], First + row) : new(Targets.Slice(row * TargetColumns, TargetColumns), First + row);

    /// <summary>What one row weighs: 0 where it is skipped.</summary>
    internal double WeightOf(int row) =>
        HasClasses && Classes[row] == IgnoreIndex ? 0 : Weights.IsEmpty ? 1 : double.CreateTruncating(Weights[row]);

    private static ReadOnlySpan<T> Part<T>(ReadOnlySpan<T> all, int start, int length) => all.IsEmpty ? all : all.Slice(start, length);
}
