using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of positive targets whose logarithm is normal, with location and spread predicted.</summary>
/// <remarks>
///   log y + log sigma + (log y - mu)^2/(2 sigma^2) + (1/2) log(2 pi)
///   Aitchison and Brown (1957), The Lognormal Distribution, Cambridge University Press
/// </remarks>
public readonly record struct LogNormalNll : IOutputsLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("log-normal-nll")
    {
        Summary = "Negative log-likelihood of positive targets whose logarithm is normal, with location and spread predicted.",
        Formula = "log y + log sigma + (log y - mu)^2/(2 sigma^2) + (1/2) log(2 pi)",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.PositiveRegression, LossTask.ProbabilisticRegression],
        Outputs = [new Output("mu", Interval.Real), new Output("sigma", Interval.Positive)],
        Target = new Argument("positive target", Interval.Positive),
        UseWhen = "Targets are positive and errors are factors: prices, incomes, concentrations.",
        AvoidWhen = "You need the mean itself: it is e^(mu + sigma^2/2) and inherits the error of sigma.",
        Elsewhere = [Counterpart.PyTorch("distributions.LogNormal", "minus log_prob")],
        References = ["Aitchison and Brown (1957), The Lognormal Distribution, Cambridge University Press"],
    };

    /// <inheritdoc/>
    public int OutputCount => 2;

    /// <inheritdoc/>
    public LossClaims Claims => new() { Elicits = Functional.MeanAndSigmaOfLog };

    /// <inheritdoc/>
    public T Of<T, C>(ReadOnlySpan<T> outputs, C y)
        where T : unmanaged, IReal<T, C>
        where C : unmanaged, IReal<C>
    {
        C log = C.Log(y);
        T sigma = outputs[1];
        return (T.Log(sigma) + log) + (0.5 * T.Square((log - outputs[0]) / sigma)) + StableMath.HalfLogTwoPi;
    }
}
