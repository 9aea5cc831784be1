using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of counts whose mean is exp(prediction).</summary>
/// <remarks>
///   e^f - y f (+ log Gamma(y + 1) if full)
///   McCullagh and Nelder (1989), doi:10.1007/978-1-4899-3242-6
/// </remarks>
public readonly record struct PoissonNll : IPointwiseLoss
{
    /// <summary>full = false.</summary>
    public PoissonNll()
        : this(false)
    {
    }

    /// <summary>full: whether the term that depends on the target alone is included.</summary>
    public PoissonNll(bool full) => Full = full;

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("poisson-nll")
    {
        Summary = "Negative log-likelihood of counts whose mean is exp(prediction).",
        Formula = "e^f - y f (+ log Gamma(y + 1) if full)",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.PositiveRegression],
        Outputs = [Output.LogMean],
        Target = new Argument("count or rate", Interval.NonNegative),
        Parameters = [ParameterCard.Flag("full", new PoissonNll().Full, "whether the term that depends on the target alone is included")],
        UseWhen = "Targets are counts, or rates with an exposure; you want the mean and its relative error matters.",
        AvoidWhen = "The variance is far above the mean: the mean stays right, but weights and intervals do not.",
        Elsewhere =
        [
            Counterpart.PyTorch("PoissonNLLLoss", "full uses Stirling's approximation"),
            Counterpart.Keras("Poisson", "takes the mean, not its logarithm, and adds 1e-7 to it inside the logarithm"),
            Counterpart.ScikitLearn("HalfPoissonLoss"),
            Counterpart.LossFunctions("PoissonLoss"),
            Counterpart.MlNet("PoissonLoss", "in single precision: value and derivative overflow above a prediction of 88"),
            Counterpart.TorchSharp("PoissonNLLLoss", "full uses Stirling's approximation"),
            Counterpart.XGBoost("count:poisson", "the Hessian is e^(f + 0.7), from version 3.5 on (e^f + y)/2"),
            Counterpart.LightGbm("poisson", "the Hessian is e^(f + 0.7)"),
            Counterpart.CatBoost("Poisson"),
        ],
        References = ["McCullagh and Nelder (1989), doi:10.1007/978-1-4899-3242-6"],
        Notes = "Where e^f exceeds the largest number the value is Infinity, which is the true value rounded.",
    };

    /// <summary>Whether the term that depends on the target alone is included.</summary>
    public bool Full { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Elicits = Functional.LogMean,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        T loss = T.Exp(f) - (y * f);
        return Full ? loss + C.Apply(default(LogFactorial), y) : loss;
    }
}
