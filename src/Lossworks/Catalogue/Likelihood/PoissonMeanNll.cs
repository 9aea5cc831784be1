using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of counts, from their mean itself.</summary>
/// <remarks>
///   f - y log(f + epsilon) (+ log Gamma(y + 1) if full)
///   McCullagh and Nelder (1989), doi:10.1007/978-1-4899-3242-6
/// </remarks>
public readonly record struct PoissonMeanNll : IPointwiseLoss, IRestrictsPrediction
{
    /// <summary>epsilon = 1e-8, full = false.</summary>
    public PoissonMeanNll()
        : this(1e-8, false)
    {
    }

    /// <summary>epsilon: what is added to the mean inside the logarithm, epsilon &gt;= 0; full: whether log Gamma(y + 1) is included.</summary>
    public PoissonMeanNll(double epsilon, bool full)
    {
        Epsilon = Interval.NonNegative.Require(epsilon);
        Full = full;
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("poisson-mean-nll")
    {
        Summary = "Negative log-likelihood of counts, from their mean itself.",
        Formula = "f - y log(f + epsilon) (+ log Gamma(y + 1) if full)",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.PositiveRegression],
        Outputs = [new Output("mean", Interval.NonNegative)],
        Target = new Argument("count or rate", Interval.NonNegative),
        Parameters =
        [
            ParameterCard.Number("epsilon", new PoissonMeanNll().Epsilon, Interval.NonNegative, "what is added to the mean inside the logarithm"),
            ParameterCard.Flag("full", new PoissonMeanNll().Full, "whether log Gamma(y + 1) is included"),
        ],
        UseWhen = "The model gives means, not their logarithms, and means near 0 occur.",
        AvoidWhen = "You choose the scale yourself: poisson-nll, of log-means, needs no epsilon and no bounds.",
        Elsewhere =
        [
            Counterpart.Keras("Poisson", "epsilon = 1e-7, not full"),
            Counterpart.PyTorch("PoissonNLLLoss(log_input=False)", "full uses Stirling's approximation"),
            Counterpart.TorchSharp("PoissonNLLLoss(log_input: false)", "full uses Stirling's approximation"),
        ],
        References = ["McCullagh and Nelder (1989), doi:10.1007/978-1-4899-3242-6"],
    };

    /// <summary>What is added to the mean inside the logarithm.</summary>
    public double Epsilon { get; }

    /// <summary>Whether log Gamma(y + 1) is included.</summary>
    public bool Full { get; }

    /// <inheritdoc/>
    public Output Prediction => Epsilon > 0 ? Card.Outputs[0] : new("mean", Interval.Positive);

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        NonNegative = Full && Epsilon == 0,
        Elicits = Epsilon == 0 ? Functional.Mean : null,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        T mean = f + Epsilon, loss = T.IfAtMost(y, 0, f, f - (y * T.Log(mean)));
        if (!Full)
            return loss;

        // Of large counts, y log y leaves both parts before it cancels.
        C rest = (0.5 * C.Log(2 * Math.PI * y)) + Stirling.Correction(y) - Epsilon;
        return T.IfAtMost(y, Stirling.From, loss + C.Apply(default(LogFactorial), y), default(PoissonDeviance).Of(mean, y) + rest);
    }
}
