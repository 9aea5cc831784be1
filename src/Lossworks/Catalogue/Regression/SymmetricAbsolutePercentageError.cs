using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>The size of the error as a percentage of the mean size of prediction and target: never above 200.</summary>
/// <remarks>
///   100 |f - y|/((|y| + |f|)/2); 0 where both are 0
///   Makridakis (1993), doi:10.1016/0169-2070(93)90079-3; Hyndman and Koehler (2006), doi:10.1016/j.ijforecast.2006.03.001
/// </remarks>
public readonly record struct SymmetricAbsolutePercentageError : IPointwiseLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("symmetric-absolute-percentage-error")
    {
        Aliases = ["smape"],
        Summary = "The size of the error as a percentage of the mean size of prediction and target: never above 200.",
        Formula = "100 |f - y|/((|y| + |f|)/2); 0 where both are 0",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        UseWhen = "A competition or a report asks for it: targets span orders of magnitude and may be 0.",
        AvoidWhen =
            "You train: it is not convex, all predictions of the wrong sign cost 200 without a gradient, and being too low costs more than " +
            "being too high.",
        Elsewhere = [Counterpart.CatBoost("SMAPE", "a metric only")],
        References = ["Makridakis (1993), doi:10.1016/0169-2070(93)90079-3", "Hyndman and Koehler (2006), doi:10.1016/j.ijforecast.2006.03.001"],
        Notes =
            "Three definitions are in use; this one reaches 200. The denominator depends on the prediction and is differentiated. Gradient 0 " +
            "where prediction and target are equal, and where the prediction is 0.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        NonNegative = true,
        ZeroAtPerfect = true,
        Bounded = 200,
        Differentiable = false,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        // Turned so that the target is not negative. A prediction of the other sign is as wrong as can be: the quotient is 1.
        C sign = C.IfLess(y, 0, C.Const(-1), C.Const(1)), size = C.Abs(y);
        T g = sign * f, middle = (0.5 * T.Abs(f)) + (0.5 * size), quotient = 0.5 * ((g - size) / middle);
        // Far above the target the quotient is nearly 1 and its derivative cancels; the rest up to 1 does not.
        T share = T.IfAtMost(quotient, 0.5, quotient, 1 - (T.Const(size) / middle));
        return 200 * T.IfAtMost(middle, 0, T.Const(0), T.IfAtMost(g, 0, T.Const(1), T.Abs(share)));
    }
}
