using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of waiting times without memory whose mean is exp(prediction).</summary>
/// <remarks>
///   f + y e^(-f)
///   McCullagh and Nelder (1989), doi:10.1007/978-1-4899-3242-6
/// </remarks>
public readonly record struct ExponentialNll : IPointwiseLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("exponential-nll")
    {
        Summary = "Negative log-likelihood of waiting times without memory whose mean is exp(prediction).",
        Formula = "f + y e^(-f)",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.PositiveRegression],
        Outputs = [Output.LogMean],
        Target = new Argument("waiting time", Interval.NonNegative),
        UseWhen = "Targets are times between independent events; the risk does not depend on the time waited.",
        AvoidWhen = "The risk changes with age: use weibull-nll.",
        Elsewhere = [Counterpart.PyTorch("distributions.Exponential", "minus log_prob; takes the rate e^-f")],
        References = ["McCullagh and Nelder (1989), doi:10.1007/978-1-4899-3242-6"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new() { Convex = true, Elicits = Functional.LogMean };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
        => T.IfAtMost(y, 0, f, default(GammaNll).Of(f, y));
}
