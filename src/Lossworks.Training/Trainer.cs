namespace Lossworks.Training;

/// <summary>Fits linear models by any loss of single numbers, several outputs, rows or batches.</summary>
/// <remarks>
/// The five steps are difference, loss, gradient, parameter update, and again until the loss converges; <c>GradientDescent.cs</c> shows them
/// as five lines. Sums are formed in an order that the data alone decide: the same call gives the same bits, on any number of threads.
/// </remarks>
/// <example>
/// <code>
/// TrainingData data = new(features: [1, 2, 3, 4], rows: 4, columns: 1, targets: [2, 4, 6, 8]);
/// TrainingResult result = Trainer.Fit(Loss.Parse("squared-error"), data);
/// // result.Model.Coefficients[0] is 2, result.Explanation says why it stopped
/// </code>
/// </example>
public static class Trainer
{
    /// <summary>Fits a model.</summary>
    /// <param name="loss">What to minimize.</param>
    /// <param name="data">What to learn from.</param>
    /// <param name="options">How; none for the defaults.</param>
    /// <param name="progress">Receives every step.</param>
    /// <param name="cancellationToken">Stops after the step in progress; the best model so far is returned, nothing is thrown.</param>
    /// <exception cref="LossException">The loss, the data and the options do not fit together.</exception>
    /// <exception cref="CheckpointException">The checkpoint belongs to another fit.</exception>
    public static TrainingResult Fit(
        Loss loss, TrainingData data, TrainingOptions? options = null, IProgress<TrainingStep>? progress = null, CancellationToken cancellationToken = default)
        => FitPrepared(loss, Prepare(data, options), options, progress, cancellationToken);

    /// <summary>Fits a model on features made ready before.</summary>
    /// <inheritdoc cref="Fit(Loss, TrainingData, TrainingOptions?, IProgress{TrainingStep}?, CancellationToken)"/>
    public static TrainingResult FitPrepared(
        Loss loss, PreparedDesign prepared, TrainingOptions? options = null, IProgress<TrainingStep>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        options.Check();
        if (prepared.IsRaw != IsRaw(options) || prepared.Design.HasIntercept != options.FitIntercept)
            throw new LossException("the design was prepared for other options: intercept, or a given rate of gradient descent. Prepare it with these.");
        Fingerprint? fingerprint = options.Checkpoints is null ? null : Fingerprint.Of(loss, prepared.Data, options);
        return new Fit(new(loss, prepared, options), fingerprint, progress, cancellationToken).Run();
    }

    /// <summary>Makes features ready for several fits with the same intercept and the same kind of rate.</summary>
    public static PreparedDesign Prepare(TrainingData data, TrainingOptions? options = null)
    {
        options ??= new();
        options.Check();
        bool raw = IsRaw(options);
        Sweep sweep = new(data.Store, options.Threads);
        return new(data, raw ? Design.Raw(sweep, options.FitIntercept) : Design.Standardized(sweep, options.FitIntercept), raw);
    }

    /// <summary>A given rate of gradient descent is one in the units of the data.</summary>
    private static bool IsRaw(TrainingOptions options) => options is { Optimizer: Optimizer.GradientDescent, Rate: not null };
}
