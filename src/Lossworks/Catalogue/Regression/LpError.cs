using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>The size of the difference to a power of your choice: from absolute error (1) over squared error (2) to ever more weight on large errors.</summary>
/// <remarks>
///   |r|^power
///   Gonin and Money (1989), Nonlinear Lp-Norm Estimation, Marcel Dekker
/// </remarks>
public readonly record struct LpError : IResidualLoss
{
    private static readonly Interval AtLeastOne = new(1, double.PositiveInfinity, false, true);

    /// <summary>power: how errors grow: 1 in proportion, 2 with their square. Range: &gt;= 1.</summary>
    public LpError(double power) => Power = AtLeastOne.Require(power);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("lp-error")
    {
        Aliases = ["lq"],
        Summary = "The size of the difference to a power of your choice: from absolute error (1) over squared error (2) to ever more weight on large errors.",
        Formula = "|r|^power",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        Parameters = [ParameterCard.Required("power", 1.5, AtLeastOne, "how errors grow: 1 in proportion, 2 with their square")],
        UseWhen = "You want something between median and mean, or large errors must hurt more than their square.",
        AvoidWhen =
            "The power is 1 or 2: absolute-error and squared-error are faster. Below 2 the curvature at residual 0 is infinite, above 2 it " +
            "vanishes there.",
        Elsewhere =
        [
            Counterpart.LossFunctions("LPDistLoss", "the Hessian at residual 0 is 0, unless the power is 2"),
            Counterpart.CatBoost("Lq", "no Hessian where the power is below 2"),
        ],
        References = ["Gonin and Money (1989), Nonlinear Lp-Norm Estimation, Marcel Dekker"],
        Notes = "In target units to that power. At residual 0 the Hessian is infinite for a power between 1 and 2, and 2 for a power of 2.",
    };

    /// <summary>How errors grow: 1 in proportion, 2 with their square.</summary>
    public double Power { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = Power > 1,
        Lipschitz = Power == 1 ? 1 : null,
        Smooth = Power == 2 ? 2 : null,
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Elicits = Power == 1 ? Functional.Median : Power == 2 ? Functional.Mean : null,
        Kinks = Power == 1 ? [0] : [],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
        => Power == 1 ? T.Abs(r) : T.Apply(new Power(Power), T.Magnitude(r));
}
