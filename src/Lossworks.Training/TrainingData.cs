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
        : this(features, rows, columns, weights, offset)
    {
        if (targetColumns < 1)
            throw new ShapeException($"a row has {targetColumns} targets: it needs at least one.");
        RequireLength("targets", targets.Length, (long)rows * targetColumns, $"{rows} rows of {targetColumns}");
        RequireFinite("target", targets, targetColumns);
        (Targets, TargetColumns) = (targets, targetColumns);
    }

    private TrainingData(double[] features, int rows, int columns, double[]? weights, double[]? offset)
    {
        if (rows < 1 || columns < 0)
            throw new ShapeException($"{rows} rows of {columns} features: there must be at least one row, and no negative number of columns.");
        RequireLength("features", features.Length, (long)rows * columns, $"{rows} rows of {columns}");
        RequireFinite("feature", features, columns);
        (Features, Rows, Columns, Weights, Offset) = (features, rows, columns, weights ?? [], offset ?? []);
        if (Weights.Length > 0)
            RequireLength("weights", Weights.Length, rows, $"{rows} rows");
        if (Offset.Length > 0 && Offset.Length % rows != 0)
            throw new ShapeException($"offset has {Offset.Length} numbers, no whole number per row of {rows} rows. Give one per row and output.");
        RequireFinite("weight", Weights, 1);
        RequireFinite("offset", Offset, Math.Max(1, Offset.Length / rows));
        int negative = Weights.AsSpan().IndexOfAnyInRange(double.NegativeInfinity, -double.Epsilon);
        if (negative >= 0)
            throw new LossException($"the weight of row {negative} is {Weights[negative]}: weights must not be negative.");
    }

    /// <summary>Row after row.</summary>
    public double[] Features { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of features per row.</summary>
    public int Columns { get; }

    /// <summary>Row after row; empty where the targets are classes.</summary>
    public double[] Targets { get; } = [];

    /// <summary>How many numbers the target of a row has.</summary>
    public int TargetColumns { get; } = 1;

    /// <summary>One class per row, counted from 0; empty where the targets are numbers.</summary>
    public int[] Classes { get; private init; } = [];

    /// <summary>How many classes there are; 0 where the targets are numbers.</summary>
    public int ClassCount { get; private init; }

    /// <summary>Empty, or one weight per row.</summary>
    public double[] Weights { get; }

    /// <summary>Empty, or numbers added to the linear predictor: log exposure, for one.</summary>
    public double[] Offset { get; }

    /// <summary>Whether the targets are classes.</summary>
    public bool HasClasses => Classes.Length > 0;

    /// <summary>Targets that are classes.</summary>
    /// <param name="features">Row after row, finite.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of features per row.</param>
    /// <param name="classes">One class per row, counted from 0. A negative one is for losses that ignore it.</param>
    /// <param name="classCount">How many classes there are.</param>
    /// <param name="weights">None, or one weight per row.</param>
    /// <param name="offset">None, or one number per row and class.</param>
    public static TrainingData OfClasses(
        double[] features, int rows, int columns, int[] classes, int classCount, double[]? weights = null, double[]? offset = null)
    {
        RequireLength("classes", classes.Length, rows, $"{rows} rows");
        int wrong = classes.AsSpan().IndexOfAnyInRange(classCount, int.MaxValue);
        if (wrong >= 0)
            throw new LossException($"row {wrong} has class {classes[wrong]}, but there are {classCount} classes, counted from 0.");
        return new(features, rows, columns, weights, offset) { Classes = classes, ClassCount = classCount };
    }

    private static void RequireLength(string what, int length, long expected, string shape)
    {
        if (length != expected)
            throw new ShapeException($"{what} has {length} numbers but the data has {shape}, which makes {expected}.");
    }

    private static void RequireFinite(string what, double[] numbers, int columns)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!double.IsFinite(numbers[i]))
                throw new LossException($"{what} at row {i / columns}, column {i % columns} is {numbers[i]}: it must be finite.");
        }
    }
}
