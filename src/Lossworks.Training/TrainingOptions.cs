namespace Lossworks.Training;

/// <summary>How to fit. The objective is mean loss + L2/2 |coefficients|^2 + L1 |coefficients|_1; intercepts are never penalized.</summary>
public sealed record TrainingOptions
{
    /// <summary>How to descend.</summary>
    public Optimizer Optimizer { get; init; } = Optimizer.LBfgs;

    /// <summary>At most so many steps, those before a resume included.</summary>
    public int Steps { get; init; } = 1000;

    /// <summary>At most so much time in this run; none is no limit.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>The learning rate; none lets the optimizer choose and adapt it.</summary>
    /// <remarks>With <see cref="Optimizer.GradientDescent"/> a given rate makes every step the textbook's, from 0, in the units of the data.</remarks>
    public double? Rate { get; init; }

    /// <summary>Rows per mini-batch; none chooses 32, or 8 where there are few rows.</summary>
    public int? BatchSize { get; init; }

    /// <summary>How much of the last move stochastic gradient descent keeps: 0 &lt;= momentum &lt; 1.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>
    /// Converged means: the objective changed by no more than this share of its size (or of its size at the start, if larger), and the
    /// gradient norm is no more than this share of the root mean square of the rows' own derivatives at the start.
    /// </summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>
    /// With a MAD scale: reweighted least squares has converged when residuals change by no more than this share of their size. The default is
    /// that of R's MASS::rlm, whose figures come out; 0 goes on until coefficients and scale both stay to <see cref="Tolerance"/>.
    /// </summary>
    public double ReweightingTolerance { get; init; } = 1e-4;

    /// <summary>The lasso penalty, at least 0; handled by proximal steps, so that coefficients become exactly 0.</summary>
    public double L1 { get; init; }

    /// <summary>The ridge penalty, at least 0.</summary>
    public double L2 { get; init; }

    /// <summary>Whether the model has intercepts.</summary>
    public bool FitIntercept { get; init; } = true;

    /// <summary>How the linear predictor becomes a mean; none is the loss's own.</summary>
    public Link? Link { get; init; }

    /// <summary>Whether residuals are divided by a robust scale.</summary>
    public ScaleEstimation ScaleEstimation { get; init; }

    /// <summary>Of all random numbers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether the result keeps every step.</summary>
    public bool KeepTrace { get; init; }

    /// <summary>Where checkpoints go; none is no checkpoints. One is also written when the fit stops.</summary>
    public ICheckpointStore? Checkpoints { get; init; }

    /// <summary>A checkpoint after every so many steps; 0 only when the fit stops.</summary>
    public int CheckpointEvery { get; init; }

    /// <summary>Whether to go on from the checkpoint in the store, if there is one.</summary>
    public bool Resume { get; init; }

    /// <summary>How many threads read the rows; 0 chooses by size. No bit of the result depends on it.</summary>
    public int Threads { get; init; }

    internal void Check()
    {
        Interval.Positive.Require(Steps, nameof(Steps));
        Interval.NonNegative.Require(Tolerance, nameof(Tolerance));
        Interval.NonNegative.Require(ReweightingTolerance, nameof(ReweightingTolerance));
        Interval.NonNegative.Require(L1, nameof(L1));
        Interval.NonNegative.Require(L2, nameof(L2));
        Interval.NonNegative.Require(CheckpointEvery, nameof(CheckpointEvery));
        new Interval(0, 1, false, true).Require(Momentum, nameof(Momentum));
        Interval.NonNegative.Require(Threads, nameof(Threads));
        if (Rate is { } rate)
            Interval.Positive.Require(rate, nameof(Rate));
        if (BatchSize is { } size)
            Interval.Positive.Require(size, nameof(BatchSize));
        if (Resume && Checkpoints is null)
            throw new LossException("resume needs a checkpoint store: set Checkpoints.");
        if (ScaleEstimation == ScaleEstimation.Mad && (Optimizer is Optimizer.Sgd or Optimizer.Adam))
            throw new LossException("a scale is re-estimated each time the fit has settled, which mini-batches never quite do: use lbfgs or gd.");
    }
}
