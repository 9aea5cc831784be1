using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of a normal distribution, from its mean and the logarithm of its standard deviation.</summary>
/// <remarks>
///   s + r^2 e^(-2s)/2 + (1/2) log(2 pi), r = mean - target, s = log-sigma
///   Nix and Weigend (1994), doi:10.1109/ICNN.1994.374138
/// </remarks>
public readonly record struct GaussianNllLogSigma : IOutputsLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("gaussian-nll-log-sigma")
    {
        Aliases = ["rmse-with-uncertainty"],
        Summary = "Negative log-likelihood of a normal distribution, from its mean and the logarithm of its standard deviation.",
        Formula = "s + r^2 e^(-2s)/2 + (1/2) log(2 pi), r = mean - target, s = log-sigma",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.ProbabilisticRegression],
        Outputs = [new Output("mean", Interval.Real), new Output("log-sigma", Interval.Real, Scale.Log)],
        UseWhen = "You predict mean and spread with a model whose outputs are free real numbers.",
        AvoidWhen = "Outliers are frequent: use student-t-nll or laplace-nll.",
        Elsewhere = [Counterpart.CatBoost("RMSEWithUncertainty", "follows the natural gradient: r in the mean, whatever sigma, and Hessian 1 there")],
        References = ["Nix and Weigend (1994), doi:10.1109/ICNN.1994.374138"],
    };

    /// <inheritdoc/>
    public int OutputCount => 2;

    /// <inheritdoc/>
    public LossClaims Claims => new() { StrictlyProper = false, Elicits = Functional.MeanAndLogSigma };

    /// <inheritdoc/>
    public T Of<T, C>(ReadOnlySpan<T> outputs, C y)
        where T : unmanaged, IReal<T, C>
        where C : unmanaged, IReal<C>
    {
        // In two halves, which stay finite where the residual is 0 and the loss with it.
        T s = outputs[1];
        C half = C.Apply(default(Finite), C.Exp(-0.5 * T.Held(s))), z = ((T.Held(outputs[0]) - y) * half) * half, square = C.Square(z);
        T byMean = Expanded.Around(outputs[0], 0.5 * square, z * half * half, C.Square(half * half));
        return byMean + Expanded.Around(s, C.Const(0), -square, 2 * square) + s + StableMath.HalfLogTwoPi;
    }
}
