using System.Numerics;

namespace Lossworks;

/// <summary>What a loss looks at: predictions, targets and weights, in the caller's memory.</summary>
/// <typeparam name="S"><c>float</c> or <c>double</c>.</typeparam>
public readonly ref struct LossBatch<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>One number per row against one number per row.</summary>
    public LossBatch(ReadOnlySpan<S> predictions, ReadOnlySpan<S> targets, ReadOnlySpan<S> weights = default)
        : this(predictions, 1, targets, 1, weights)
    {
    }

    /// <summary>Several numbers per row against one or several.</summary>
    /// <param name="predictions">Row after row.</param>
    /// <param name="columns">How many predictions a row has.</param>
    /// <param name="targets">Row after row.</param>
    /// <param name="targetColumns">How many targets a row has.</param>
    /// <param name="weights">Empty, or one weight per loss.</param>
    public LossBatch(ReadOnlySpan<S> predictions, int columns, ReadOnlySpan<S> targets, int targetColumns, ReadOnlySpan<S> weights = default)
    {
        Predictions = predictions;
        Columns = columns;
        Targets = targets;
        TargetColumns = targetColumns;
        Weights = weights;
        Rows = RowsOf(predictions.Length, columns, "predictions");
        int targetRows = RowsOf(targets.Length, targetColumns, "targets");
        if (targetRows != Rows)
        {
            throw new ShapeException(
                $"predictions have {Rows} rows of {columns} but targets have {targetRows} rows of {targetColumns}. Give one target row per prediction row.");
        }

    }

    /// <summary>Several numbers per row against one class index per row.</summary>
    /// <param name="predictions">Row after row.</param>
    /// <param name="columns">How many predictions a row has.</param>
    /// <param name="classes">One class index per row, counted from 0.</param>
    /// <param name="weights">Empty, or one weight per row.</param>
    public LossBatch(ReadOnlySpan<S> predictions, int columns, ReadOnlySpan<int> classes, ReadOnlySpan<S> weights = default)
    {
        Predictions = predictions;
        Columns = columns;
        Classes = classes;
        TargetColumns = 1;
        Weights = weights;
        Rows = RowsOf(predictions.Length, columns, "predictions");
        if (classes.Length != Rows)
            throw new ShapeException($"predictions have {Rows} rows of {columns} but there are {classes.Length} class indices. Give one class index per row.");
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>How many predictions a row has.</summary>
    public int Columns { get; }

    /// <summary>How many targets a row has.</summary>
    public int TargetColumns { get; }

    /// <summary>Row after row.</summary>
    public ReadOnlySpan<S> Predictions { get; }

    /// <summary>Row after row; empty where class indices are given.</summary>
    public ReadOnlySpan<S> Targets { get; }

    /// <summary>One class index per row; empty where targets are numbers.</summary>
    public ReadOnlySpan<int> Classes { get; }

    /// <summary>Empty, or one weight per loss.</summary>
    public ReadOnlySpan<S> Weights { get; }

    /// <summary>Whether the targets are class indices.</summary>
    public bool HasClasses => !Classes.IsEmpty;

    /// <summary>The same without weights.</summary>
    internal LossBatch<S> Unweighted() =>
        HasClasses ? new(Predictions, Columns, Classes) : new(Predictions, Columns, Targets, TargetColumns);

    /// <summary>What loss number i weighs: 1 where no weights are given.</summary>
    internal double WeightOf(int i) => Weights.IsEmpty ? 1 : double.CreateTruncating(Weights[i]);

    /// <summary>The truth of one row, for row losses.</summary>
    public RowTarget<S> TargetOf(int row) => HasClasses ? new(Classes[row], row) : new(Targets.Slice(row * TargetColumns, TargetColumns), row);

    private static int RowsOf(int length, int columns, string what)
    {
        if (columns < 1 || length % columns != 0)
            throw new ShapeException($"{length} {what} are no whole number of rows of {columns}. Every row needs the same number of columns.");
        return length / columns;
    }
}
