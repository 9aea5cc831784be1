using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>What a model learns from: features, and targets as numbers or as classes. Plain numbers; nothing is copied.</summary>
/// <remarks>The arrays belong to the caller, who must leave them as they are while a fit runs.</remarks>
public sealed class TrainingData
{
    /// <summary>Targets that are numbers.</summary>
    /// <param name="features">Row after row, finite.</param>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="columns">The number of features per row; 0 leaves the intercept alone.</param>
    /// <param name="targets">Row after row, finite.</param>
    /// <param name="weights">None, or one weight per row, finite and not negative.</param>
    /// <param name="offset">None, or one number per row and output (per row alone where there is one output), added to the linear predictor.</param>
    /// <param name="targetColumns">How many targets a row has.</param>
    /// <exception cref="ShapeException">Lengths that do not fit; the message names both.</exception>
    /// <exception cref="LossException">A number that is not finite, or a negative weight; the message names its row.</exception>
    public TrainingData(
        double[] features, int rows, int columns, double[] targets, double[]? weights = null, double[]? offset = null, int targetColumns = 1)
        : this(FeatureRows.OfDoubles(features, rows, columns), targets, weights, offset, targetColumns)
    {
    }

    /// <summary>Targets that are numbers, for features in any form: single precision or sparse, for two.</summary>
    /// <inheritdoc cref="TrainingData(double[], int, int, double[], double[], double[], int)"/>
    public TrainingData(FeatureRows features, double[] targets, double[]? weights = null, double[]? offset = null, int targetColumns = 1)
    {
        if (targetColumns < 1)
            throw new ShapeException($"a row has {targetColumns} targets: it needs at least one.");
        RequireLength("targets", targets.Length, (long)features.Rows * targetColumns, $"{features.Rows} rows of {targetColumns}");
        RequireFinite("target", targets, targetColumns);
        RequireRest(features.Rows, weights ?? [], offset ?? []);
        (Targets, Weights, Offset) = (targets, weights ?? [], offset ?? []);
        Store = new MemoryRows(features, targets, targetColumns, [], 0, Weights, Offset);
    }

    /// <summary>Rows that are read where they are, block by block: from files larger than memory, for one.</summary>
    /// <remarks>
    /// The arrays of this object are empty then. A fit that goes down the gradient of all rows of a loss that adds up over rows needs no memory that grows
    /// with them; one that estimates a scale, or walks to the vertex of a loss with kinks, keeps a few numbers per row.
    /// </remarks>
    public TrainingData(RowStore store) => Store = store;

    private TrainingData(FeatureRows features, int[] classes, int classCount, double[] weights, double[] offset)
    {
        (Classes, Weights, Offset) = (classes, weights, offset);
        Store = new MemoryRows(features, [], 1, classes, classCount, weights, offset);
    }

    /// <summary>Where the rows are read from.</summary>
    public RowStore Store { get; }

    /// <summary>Row after row; empty where features are in another form than <see cref="FeatureKind.Double"/>, or not in memory.</summary>
    public double[] Features => (Store as MemoryRows)?.Features is DoubleRows dense ? dense.Values : [];

    /// <summary>The number of rows.</summary>
    /// <exception cref="OverflowException">There are more rows than an <c>int</c> counts: ask the <see cref="Store"/>.</exception>
    public int Rows => checked((int)Store.Rows);

    /// <summary>The number of features per row.</summary>
    public int Columns => Store.Columns;

    /// <summary>Row after row; empty where the targets are classes, or not in memory.</summary>
    public double[] Targets { get; } = [];

    /// <summary>How many numbers the target of a row has.</summary>
    public int TargetColumns => Store.TargetColumns;

    /// <summary>One class per row, counted from 0; empty where the targets are numbers, or not in memory.</summary>
    public int[] Classes { get; } = [];

    /// <summary>How many classes there are; 0 where the targets are numbers.</summary>
    public int ClassCount => Store.ClassCount;

    /// <summary>Empty, or one weight per row; empty where they are not in memory.</summary>
    public double[] Weights { get; } = [];

    /// <summary>Empty, or numbers added to the linear predictor: log exposure, for one; empty where they are not in memory.</summary>
    public double[] Offset { get; } = [];

    /// <summary>Whether the targets are classes.</summary>
    public bool HasClasses => Store.HasClasses;

    /// <summary>Targets that are classes.</summary>
    /// <param name="features">Row after row, finite.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of features per row.</param>
    /// <param name="classes">One class per row, counted from 0. A negative one is for losses that ignore it.</param>
    /// <param name="classCount">How many classes there are.</param>
    /// <param name="weights">None, or one weight per row.</param>
    /// <param name="offset">None, or one number per row and class.</param>
    public static TrainingData OfClasses(
        double[] features, int rows, int columns, int[] classes, int classCount, double[]? weights = null, double[]? offset = null) =>
        OfClasses(FeatureRows.OfDoubles(features, rows, columns), classes, classCount, weights, offset);

    /// <summary>Targets that are classes, for features in any form.</summary>
    /// <inheritdoc cref="OfClasses(double[], int, int, int[], int, double[], double[])"/>
    public static TrainingData OfClasses(FeatureRows features, int[] classes, int classCount, double[]? weights = null, double[]? offset = null)
    {
        RequireLength("classes", classes.Length, features.Rows, $"{features.Rows} rows");
        if (classCount < 1)
            throw new LossException($"there are {classCount} classes: there must be at least one.");
        int wrong = classes.AsSpan().IndexOfAnyInRange(classCount, int.MaxValue);
        if (wrong >= 0)
            throw new LossException($"row {wrong} has class {classes[wrong]}, but there are {classCount} classes, counted from 0.");
        RequireRest(features.Rows, weights ?? [], offset ?? []);
        return new(features, classes, classCount, weights ?? [], offset ?? []);
    }

    private static void RequireRest(int rows, double[] weights, double[] offset)
    {
        if (weights.Length > 0)
            RequireLength("weights", weights.Length, rows, $"{rows} rows");
        if (offset.Length > 0 && offset.Length % rows != 0)
            throw new ShapeException($"offset has {offset.Length} numbers, no whole number per row of {rows} rows. Give one per row and output.");
        RequireFinite("weight", weights, 1);
        RequireFinite("offset", offset, Math.Max(1, offset.Length / rows));
        int negative = weights.AsSpan().IndexOfAnyInRange(double.NegativeInfinity, -double.Epsilon);
        if (negative >= 0)
            throw new LossException($"the weight of row {negative} is {weights[negative]}: weights must not be negative.");
    }

    private static void RequireLength(string what, int length, long expected, string shape)
    {
        if (length != expected)
            throw new ShapeException($"{what} has {length} numbers but the data has {shape}, which makes {expected}.");
    }

    private static void RequireFinite(string what, double[] numbers, int columns)
    {
        if (numbers.Length == 0 || TensorPrimitives.IsFiniteAll<double>(numbers))
            return;
        int bad = Array.FindIndex(numbers, x => !double.IsFinite(x));
        throw new LossException($"{what} at row {bad / columns}, column {bad % columns} is {numbers[bad]}: it must be finite.");
    }
}
