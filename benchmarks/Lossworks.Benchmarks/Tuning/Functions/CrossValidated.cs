using Lossworks.Data;
using Lossworks.Training;

namespace Lossworks.Benchmarks.Tuning.Functions;

/// <summary>Fits on three folds, the features made ready once.</summary>
internal sealed class CrossValidated
{
    private const int FoldCount = 3;

    private readonly (PreparedDesign Train, double[] TestFeatures, double[] TestTargets)[] _folds;

    internal CrossValidated(DesignMatrix design, double[] targets) => _folds =
    [
        .. Folds.Repeated(design.Rows, FoldCount, repeats: 1, seed: 1).Select(fold =>
        {
            TrainingData data = new(Rows(design, fold.Train), fold.Train.Length, design.Columns, Pick(targets, fold.Train));
            return (Trainer.Prepare(data, s_options), Rows(design, fold.Test), Pick(targets, fold.Test));
        }),
    ];

    // One thread: several runs go on side by side.
    private static readonly TrainingOptions s_options = new() { Threads = 1, Tolerance = 1e-6 };

    /// <summary>The mean over the folds of what a model's predictions cost on rows that it has not seen.</summary>
    internal double Score(Loss loss, double ridge, Func<double[], double[], double> cost) => _folds.Average(fold =>
    {
        LinearModel model = Trainer.FitPrepared(loss, fold.Train, s_options with { L2 = ridge }).Model;
        return cost(model.Predict(fold.TestFeatures, fold.TestTargets.Length), fold.TestTargets);
    });

    private static double[] Rows(DesignMatrix design, int[] rows)
    {
        double[] values = new double[rows.Length * design.Columns];
        for (int i = 0; i < rows.Length; i++)
            design.Row(rows[i]).CopyTo(values.AsSpan(i * design.Columns));
        return values;
    }

    private static double[] Pick(double[] values, int[] rows) => Array.ConvertAll(rows, i => values[i]);
}
