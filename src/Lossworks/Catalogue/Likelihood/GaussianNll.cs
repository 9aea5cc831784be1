using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of a normal distribution whose mean and variance are both predicted.</summary>
/// <remarks>
///   (1/2) (log v + r^2/v), plus (1/2) log(2 pi) if full;  r = mean - target.
///   Nix and Weigend (1994), doi:10.1109/ICNN.1994.374138
/// </remarks>
public readonly record struct GaussianNll : IOutputsLoss
{
    /// <summary>full = false.</summary>
    public GaussianNll()
        : this(false)
    {
    }

    /// <summary>full: whether the constant (1/2) log(2 pi) is included.</summary>
    public GaussianNll(bool full) => Full = full;

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("gaussian-nll")
    {
        Summary = "Negative log-likelihood of a normal distribution whose mean and variance are both predicted.",
        Formula = "(1/2) (log v + r^2/v) (+ (1/2) log(2 pi) if full), r = mean - target",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.ProbabilisticRegression],
        Outputs = [new Output("mean", Interval.Real), new Output("variance", Interval.Positive)],
        Parameters = [ParameterCard.Flag("full", new GaussianNll().Full, "whether the constant (1/2) log(2 pi) is included")],
        UseWhen = "The spread differs between rows and you want it predicted with the mean.",
        AvoidWhen = "Outliers are frequent, or the variance learns to excuse every hard row: then try beta-weighted-gaussian-nll.",
        Elsewhere =
        [
            Counterpart.PyTorch("GaussianNLLLoss", "the variance is clamped at eps = 1e-6, and gets its gradient as if it were not"),
            Counterpart.TorchSharp("GaussianNLLLoss", "the variance gets no gradient; sums over features before the mean over rows; eps = 1e-8"),
        ],
        Notes = "Where a second derivative exceeds the largest number (variances below 1e-154) it is returned as NaN.",
        References = ["Nix and Weigend (1994), doi:10.1109/ICNN.1994.374138"],
    };

    /// <summary>Whether the constant (1/2) log(2 pi) is included.</summary>
    public bool Full { get; }

    /// <inheritdoc/>
    public int OutputCount => 2;

    /// <inheritdoc/>
    public LossClaims Claims => new() { StrictlyProper = true, Elicits = Functional.MeanAndVariance };

    /// <inheritdoc/>
    public T Of<T, C>(ReadOnlySpan<T> outputs, C y)
        where T : unmanaged, IReal<T, C>
        where C : unmanaged, IReal<C>
    {
        T r = outputs[0] - y, v = outputs[1];
        // The standardized residual first: r^2 or 1/v alone would leave the range long before the loss does.
        T loss = 0.5 * (T.Log(v) + T.Square(r / T.Sqrt(v)));
        return Full ? loss + StableMath.HalfLogTwoPi : loss;
    }
}
