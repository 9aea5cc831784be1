using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>How far a normal forecast is from what happened, in target units: absolute error for a whole distribution.</summary>
/// <remarks>
///   sigma (z (2 Phi(z) - 1) + 2 phi(z) - 1/sqrt(pi)), z = (target - mean)/sigma
///   Gneiting, Raftery, Westveld and Goldman (2005), doi:10.1175/MWR2904.1
/// </remarks>
public readonly record struct CrpsGaussian : IOutputsLoss
{
    private const double InverseRootTwoPi = 0.39894228040143267794, InverseRootPi = 0.56418958354775628695, RootHalf = 0.70710678118654752440;

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("crps-gaussian")
    {
        Summary = "How far a normal forecast is from what happened, in target units: absolute error for a whole distribution.",
        Formula = "sigma (z (2 Phi(z) - 1) + 2 phi(z) - 1/sqrt(pi)), z = (target - mean)/sigma",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.ProbabilisticRegression],
        Outputs = [new Output("mean", Interval.Real), new Output("sigma", Interval.Positive)],
        UseWhen = "You predict mean and spread and want outliers to pull with bounded force, and a value in target units.",
        AvoidWhen = "Rare extremes matter most: gaussian-nll punishes overconfidence harder.",
        Elsewhere = [Counterpart.Other("properscoring crps_gaussian"), Counterpart.Other("scoringRules crps_norm")],
        References = ["Gneiting, Raftery, Westveld and Goldman (2005), doi:10.1175/MWR2904.1"],
    };

    /// <inheritdoc/>
    public int OutputCount => 2;

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = Math.Sqrt(1 + (1 / Math.PI)),
        NonNegative = true,
    };

    /// <inheritdoc/>
    public T Of<T, C>(ReadOnlySpan<T> outputs, C y)
        where T : unmanaged, IReal<T, C>
        where C : unmanaged, IReal<C>
    {
        T r = y - outputs[0], sigma = outputs[1], z = r / sigma;
        C at = T.Held(z), density = InverseRootTwoPi * C.Exp(-0.5 * C.Square(at));
        // By Euler's theorem the loss is the sum of its slopes times r and sigma. They are held; a square restores their change.
        T slopes = (C.Apply(default(Erf), RootHalf * at) * r) + (((2 * density) - InverseRootPi) * sigma);
        T change = T.Square(C.Sqrt(T.Held(sigma) * density) * (z - at));
        return T.IfAtMost(T.Abs(z), 50, slopes + change, slopes);
    }
}
