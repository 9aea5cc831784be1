using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>How much worse than perfect a predicted mean of counts is: 0 where it equals the count.</summary>
/// <remarks>
///   y log(y/m) - y + m, 0 log 0 = 0
///   McCullagh and Nelder (1989), doi:10.1007/978-1-4899-3242-6
/// </remarks>
public readonly record struct PoissonDeviance : IPointwiseLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("poisson-deviance")
    {
        Summary = "How much worse than perfect a predicted mean of counts is: 0 where it equals the count.",
        Formula = "y log(y/m) - y + m, 0 log 0 = 0",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.PositiveRegression],
        Outputs = [new Output("mean", Interval.Positive)],
        Target = new Argument("count or rate", Interval.NonNegative),
        UseWhen = "The model gives means of counts, and you want a value that is 0 at best and comparable across data sets.",
        AvoidWhen = "The model gives log-means: use poisson-nll.",
        Elsewhere = [Counterpart.ScikitLearn("mean_poisson_deviance", "twice as large; a metric")],
        References = ["McCullagh and Nelder (1989), doi:10.1007/978-1-4899-3242-6"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
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
        // Roots halve the exponents: the ratio itself may leave the range.
        T share = (f - y) / y, far = (f - y) - ((2 * y) * T.Log(T.Sqrt(f) / C.Sqrt(y)));
        T near = y * T.Apply(default(Log1pRest), share);
        return T.IfAtMost(y, 0, f, T.IfAtMost(T.Abs(share), 0.5, near, far));
    }
}
