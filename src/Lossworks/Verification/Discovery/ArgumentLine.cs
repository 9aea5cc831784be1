namespace Lossworks.Verification;

/// <summary>A loss of single numbers as a function of its prediction alone: the target stands still.</summary>
/// <param name="probe">The loss.</param>
/// <param name="target">Where the target stands.</param>
internal sealed class ArgumentLine(LossProbe probe, double target)
{
    /// <summary>Where the target stands.</summary>
    internal double Target { get; } = target;

    /// <summary>Where the prediction may be.</summary>
    internal Interval Domain { get; } = probe.Loss.Outputs[0].Domain;

    /// <summary>The whole point.</summary>
    internal LossPoint At(double x) => new([x], [Target], []);

    /// <summary>The first derivative.</summary>
    internal double Gradient(double x) => probe.Gradient(At(x))[0];

    /// <summary>The second derivative.</summary>
    internal double Hessian(double x) => probe.Hessian(At(x))[0];

    /// <summary>The value.</summary>
    internal double Value(double x) => probe.Value(At(x));

    /// <summary>Value, first and second derivative at many places in one pass; without a Hessian the third is empty.</summary>
    internal LineTable Table(double[] predictions)
    {
        double[] targets = new double[predictions.Length];
        targets.AsSpan().Fill(Target);
        double[] values = new double[predictions.Length], gradients = new double[predictions.Length];
        double[] hessians = probe.HasHessian ? new double[predictions.Length] : [];
        probe.Loss.Evaluate(
            new LossBatch<double>(predictions, targets),
            new() { Losses = values, Gradient = gradients, Hessian = hessians },
            Reduction.None,
            threads: 1);
        return new(predictions, values, gradients, hessians);
    }
}
