using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Gaussian likelihood in which rows of large predicted variance keep their pull, so that hard rows are not given up on.</summary>
/// <remarks>
///   held(v^beta) (1/2) (log v + r^2/v), r = mean - target; held: a constant for the derivatives
///   Seitzer, Tavakoli, Antic and Martius (2022), arXiv:2203.09168
/// </remarks>
public readonly record struct BetaWeightedGaussianNll : IOutputsLoss, IStopsGradient
{
    /// <summary>beta = 0.5.</summary>
    public BetaWeightedGaussianNll()
        : this(0.5)
    {
    }

    /// <summary>beta: how much of the pull uncertain rows keep; 0 is gaussian-nll, 0 &lt;= beta &lt;= 1.</summary>
    public BetaWeightedGaussianNll(double beta) => Beta = Interval.Unit.Require(beta);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("beta-weighted-gaussian-nll")
    {
        Aliases = ["beta-nll"],
        Summary = "Gaussian likelihood in which rows of large predicted variance keep their pull, so that hard rows are not given up on.",
        Formula = "held(v^beta) (1/2) (log v + r^2/v), r = mean - target; held: a constant for the derivatives",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.ProbabilisticRegression],
        Outputs = [new Output("mean", Interval.Real), new Output("variance", Interval.Positive)],
        Parameters =
        [
            ParameterCard.Number("beta", new BetaWeightedGaussianNll().Beta, Interval.Unit, "how much of the pull uncertain rows keep; 0 is gaussian-nll"),
        ],
        UseWhen = "With gaussian-nll the mean stays poor where the model is uncertain.",
        AvoidWhen = "You compare values: the factor changes with the prediction, so only gradients mean something.",
        References = ["Seitzer, Tavakoli, Antic and Martius (2022), arXiv:2203.09168"],
        Notes = "The gradient is that of gaussian-nll times v^beta. It is not the derivative of the value: that is the point of it.",
    };

    /// <summary>How much of the pull uncertain rows keep; 0 is gaussian-nll.</summary>
    public double Beta { get; }

    /// <inheritdoc/>
    public int OutputCount => 2;

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        StrictlyProper = Beta == 0,
        Elicits = Beta == 0 ? Functional.MeanAndVariance : null,
        Differentiable = Beta == 0,
    };

    /// <inheritdoc/>
    public T Of<T, C>(ReadOnlySpan<T> outputs, C y)
        where T : unmanaged, IReal<T, C>
        where C : unmanaged, IReal<C>
        => C.Exp(Beta * C.Log(T.Held(outputs[1]))) * new GaussianNll(false).Of(outputs, y);

    /// <inheritdoc/>
    public double Frozen(ReadOnlySpan<double> predictions, ReadOnlySpan<double> origin, RowTarget<double> target)
    {
        Plain<double, Scalar<double>> mean = new(predictions[0]), variance = new(predictions[1]), y = new(target.Values[0]);
        return Math.Pow(origin[1], Beta) * new GaussianNll(false).Of([mean, variance], y).Value;
    }
}
