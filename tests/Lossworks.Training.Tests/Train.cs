namespace Lossworks.Training.Tests;

/// <summary>The trainer, stopped with the test.</summary>
internal static class Train
{
    internal static TrainingResult Fit(Loss loss, TrainingData data, TrainingOptions? options = null, IProgress<TrainingStep>? progress = null, CancellationToken? cancellation = null) =>
        Trainer.Fit(loss, data, options, progress, cancellation ?? TestContext.Current.CancellationToken);
}
