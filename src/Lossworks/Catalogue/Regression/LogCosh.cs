using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>The logarithm of the hyperbolic cosine: half a square near 0, an absolute value far out, smooth between.</summary>
/// <remarks>
///   log(cosh r)
///   Green (1990), doi:10.1109/42.52985
/// </remarks>
public readonly record struct LogCosh : IResidualLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("log-cosh")
    {
        Summary = "The logarithm of the hyperbolic cosine: half a square near 0, an absolute value far out, smooth between.",
        Formula = "log(cosh r)",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        UseWhen = "You want a robust, smooth loss without a parameter to choose; targets are scaled to about 1.",
        AvoidWhen = "Targets are in large or tiny units: its bend is fixed at 1.",
        Elsewhere =
        [
            Counterpart.Keras("LogCosh"),
            Counterpart.Optax("log_cosh"),
            Counterpart.CatBoost("LogCosh"),
            Counterpart.LossFunctions("LogCoshLoss"),
        ],
        References = ["Green (1990), doi:10.1109/42.52985"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Lipschitz = 1,
        Smooth = 1,
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Elicits = Functional.RobustLocation,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
        => T.LogCosh(r);
}
