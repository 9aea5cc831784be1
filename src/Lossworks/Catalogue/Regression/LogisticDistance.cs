using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>The negative log-density of a logistic distribution: quadratic near 0, slope 1 far out, smooth between.</summary>
/// <remarks>
///   2 log(1 + e^r) - r - log 4, which is 2 log(cosh(r/2)): so nothing cancels
///   Steinwart and Christmann (2008), Support Vector Machines, section 2.4, doi:10.1007/978-0-387-77242-4
/// </remarks>
public readonly record struct LogisticDistance : IResidualLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("logistic-distance")
    {
        Aliases = ["logit-dist"],
        Summary = "The negative log-density of a logistic distribution: quadratic near 0, slope 1 far out, smooth between.",
        Formula = "2 log(1 + e^r) - r - log 4",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        UseWhen = "The noise is logistic or you want a robust smooth loss without a parameter to choose; targets are scaled to about 1.",
        AvoidWhen = "Targets are in large or tiny units: its bend is fixed. As log-cosh, at twice the width.",
        Elsewhere = [Counterpart.LossFunctions("LogitDistLoss", "overflows above a residual of 709")],
        References = ["Steinwart and Christmann (2008), Support Vector Machines, section 2.4, doi:10.1007/978-0-387-77242-4"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Lipschitz = 1,
        Smooth = 0.5,
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Elicits = Functional.RobustLocation,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
        => 2 * T.LogCosh(0.5 * r);
}
