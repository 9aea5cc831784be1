using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Scores a predicted mean and variance, whatever the shape of the distribution: twice the normal likelihood.</summary>
/// <remarks>
///   (y - m)^2/v + log v
///   Dawid and Sebastiani (1999), doi:10.1214/aos/1018031101
/// </remarks>
public readonly record struct DawidSebastiani : IOutputsLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("dawid-sebastiani")
    {
        Summary = "Scores a predicted mean and variance, whatever the shape of the distribution: twice gaussian-nll.",
        Formula = "(y - m)^2/v + log v",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.ProbabilisticRegression],
        Outputs = [new Output("mean", Interval.Real), new Output("variance", Interval.Positive)],
        UseWhen = "You compare forecasts of which only mean and variance are known.",
        AvoidWhen = "Outliers are frequent: they count squared.",
        Elsewhere = [Counterpart.Other("scoringRules dss_norm")],
        References = ["Dawid and Sebastiani (1999), doi:10.1214/aos/1018031101"],
        Notes = "Proper for the first two moments: forecasts that share them score the same.",
    };

    /// <inheritdoc/>
    public int OutputCount => 2;

    /// <inheritdoc/>
    public LossClaims Claims => new() { StrictlyProper = true, Elicits = Functional.MeanAndVariance };

    /// <inheritdoc/>
    public T Of<T, C>(ReadOnlySpan<T> outputs, C y)
        where T : unmanaged, IReal<T, C>
        where C : unmanaged, IReal<C>
        => 2 * new GaussianNll(false).Of(outputs, y);
}
