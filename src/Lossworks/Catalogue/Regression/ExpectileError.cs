using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Squared error that weighs being too low and too high differently: an expectile is its best constant answer.</summary>
/// <remarks>
///   expectile r^2 if r &lt;= 0 else (1 - expectile) r^2
///   Newey and Powell (1987), doi:10.2307/1911031
/// </remarks>
public readonly record struct ExpectileError : IResidualLoss
{
    /// <summary>expectile = 0.5.</summary>
    public ExpectileError()
        : this(0.5)
    {
    }

    /// <summary>expectile: which expectile: 0.5 is the mean. Range: 0 &lt; x &lt; 1.</summary>
    public ExpectileError(double expectile) => Expectile = Interval.OpenUnit.Require(expectile);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("expectile")
    {
        Aliases = ["asymmetric-least-squares"],
        Summary = "Squared error that weighs being too low and too high differently: an expectile is its best constant answer.",
        Formula = "expectile r^2 if r <= 0 else (1 - expectile) r^2",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number("expectile", new ExpectileError().Expectile, Interval.OpenUnit, "which expectile: 0.5 is the mean"),
        ],
        UseWhen = "Errors on one side cost more, and large errors more than in proportion.",
        AvoidWhen = "You want a quantile: an expectile has no share of targets below it.",
        Elsewhere =
        [
            Counterpart.XGBoost("reg:expectileerror", "half of it; expectile_alpha must be given, and may be a list"),
            Counterpart.CatBoost("Expectile", "alpha must be given"),
        ],
        References = ["Newey and Powell (1987), doi:10.2307/1911031"],
    };

    /// <summary>Which expectile: 0.5 is the mean.</summary>
    public double Expectile { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Smooth = 2 * Math.Max(Expectile, 1 - Expectile),
        Even = Expectile == 0.5,
        NonNegative = true,
        ZeroAtPerfect = true,
        Elicits = Functional.Expectile(Expectile),
        Jumps = Expectile == 0.5 ? [] : [0],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
        => T.IfAtMost(r, 0, Expectile * T.Square(r), (1 - Expectile) * T.Square(r));
}
