using System.Globalization;
using System.Numerics.Tensors;
using Lossworks.Training;

namespace Lossworks.Benchmarks.Training;

/// <summary>What everybody is to minimize: mean loss + L2/2 |coefficients|^2. The same sum, in double, judges them all.</summary>
internal sealed class FitProblem
{
    internal const double Quantile = 0.75, HuberEpsilon = 1.35;

    private readonly Loss _loss;
    private readonly double _saturated;

    /// <param name="data">What to learn from.</param>
    /// <param name="task">What to fit.</param>
    /// <param name="scale">The scale that scikit-learn's HuberRegressor estimated beside its coefficients, which then minimize the Huber loss whose
    /// delta is epsilon times that scale.</param>
    internal FitProblem(DataSet data, string task, double scale = 1)
    {
        Data = data;
        Task = task;
        Targets = data.Targets[task];
        Classes = task == Tasks.Multinomial ? (int)Targets.Max() + 1 : 0;
        _loss = Loss.Parse(task switch
        {
            Tasks.Logistic => "binary-cross-entropy-with-logits",
            Tasks.Poisson => "poisson-nll",
            Tasks.Huber => string.Create(CultureInfo.InvariantCulture, $"huber(delta={HuberEpsilon * scale})"),
            Tasks.Pinball => string.Create(CultureInfo.InvariantCulture, $"pinball(quantile={Quantile})"),
            _ => "softmax-cross-entropy",
        });

        // Half the deviance: never negative, so that a relative difference means something.
        _saturated = task == Tasks.Poisson ? Targets.Average(y => y > 0 ? (y * Math.Log(y)) - y : 0) : 0;
    }

    internal DataSet Data { get; }

    internal string Task { get; }

    internal double[] Targets { get; }

    internal int Classes { get; }

    /// <summary>Enough to make the answer unique where classes can be told apart; none where a peer knows another penalty or none.</summary>
    internal double L2 => Task is Tasks.Huber or Tasks.Pinball ? 0 : 1e-4;

    internal string Name => $"training {Task} {Data.Name}";

    private int Outputs => Math.Max(1, Classes);

    /// <summary>The data as our trainer takes them.</summary>
    internal TrainingData Ready() => Classes > 0
        ? TrainingData.OfClasses(Data.Features, Data.Rows, Data.Columns, Array.ConvertAll(Targets, c => (int)c), Classes)
        : new(Data.Features, Data.Rows, Data.Columns, Targets);

    /// <summary>Ours.</summary>
    internal TrainingResult Fit(TrainingData data, double tolerance, CancellationToken stop) =>
        Lossworks.Training.Trainer.Fit(_loss, data, new() { L2 = L2, Tolerance = tolerance, Steps = 100_000 }, cancellationToken: stop);

    /// <summary>What a fit reached.</summary>
    internal double Objective(ReadOnlySpan<double> coefficients, ReadOnlySpan<double> intercepts)
    {
        double[] eta = new double[Data.Rows * Outputs];
        for (int i = 0; i < eta.Length; i++)
        {
            int row = i / Outputs, k = i % Outputs, columns = Data.Columns;
            eta[i] = TensorPrimitives.Dot(Data.Features.AsSpan(row * columns, columns), coefficients.Slice(k * columns, columns)) + intercepts[k];
        }

        double loss = Classes > 0
            ? _loss.Evaluate(new LossBatch<double>(eta, Classes, Array.ConvertAll(Targets, c => (int)c)), default)
            : _loss.Evaluate(new LossBatch<double>(eta, Targets), default);
        return loss + _saturated + (0.5 * L2 * TensorPrimitives.SumOfSquares(coefficients));
    }
}
