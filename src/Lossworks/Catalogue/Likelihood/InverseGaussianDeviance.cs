using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>How much worse than perfect a predicted mean is, where the variance grows with the cube of the mean.</summary>
/// <remarks>
///   (y - m)^2/(2 m^2 y)
///   McCullagh and Nelder (1989), doi:10.1007/978-1-4899-3242-6
///   Jorgensen (1987), doi:10.1111/j.2517-6161.1987.tb01685.x
/// </remarks>
public readonly record struct InverseGaussianDeviance : IPointwiseLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("inverse-gaussian-deviance")
    {
        Summary = "How much worse than perfect a predicted mean is, where the variance grows with the cube of the mean.",
        Formula = "(y - m)^2/(2 m^2 y)",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.PositiveRegression],
        Outputs = [new Output("mean", Interval.Positive)],
        Target = new Argument("positive target", Interval.Positive),
        UseWhen = "Targets are positive with a long right tail, longer than a gamma's: waiting times, first passages.",
        AvoidWhen = "You train by second derivatives: it is not convex in the mean.",
        Elsewhere =
        [
            Counterpart.ScikitLearn("HalfTweedieLossIdentity(power=3)", "leaves out the term of the target alone: the same derivatives"),
            Counterpart.ScikitLearn("mean_tweedie_deviance(power=3)", "twice as large; a metric"),
        ],
        References = ["McCullagh and Nelder (1989), doi:10.1007/978-1-4899-3242-6", "Jorgensen (1987), doi:10.1111/j.2517-6161.1987.tb01685.x"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        NonNegative = true,
        ZeroAtPerfect = true,
        Elicits = Functional.Mean,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        // 1 - y/m cancels near the target, and the derivative of (m - y)/m far above it.
        T ratio = T.Const(y) / f, missing = T.IfLess(T.Abs(1 - ratio), 0.5, (f - y) / f, 1 - ratio);
        return T.Square(missing / C.Sqrt(2 * y));
    }
}
