using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>A smooth Huber: a parabola near 0 that bends into a line of slope delta.</summary>
/// <remarks>
///   delta^2 (sqrt(1 + (r/delta)^2) - 1)
///   Charbonnier, Blanc-Feraud, Aubert and Barlaud (1997), doi:10.1109/83.551699; Hartley and Zisserman (2003), appendix 6
/// </remarks>
public readonly record struct PseudoHuber : IResidualLoss
{
    /// <summary>delta = 1.</summary>
    public PseudoHuber()
        : this(1)
    {
    }

    /// <summary>delta: where the parabola bends into a line, in target units. Range: &gt; 0.</summary>
    public PseudoHuber(double delta) => Delta = Interval.Positive.Require(delta);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("pseudo-huber")
    {
        Summary = "A smooth Huber: a parabola near 0 that bends into a line of slope delta.",
        Formula = "delta^2 (sqrt(1 + (r/delta)^2) - 1)",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number("delta", new PseudoHuber().Delta, Interval.Positive, "where the parabola bends into a line, in target units"),
        ],
        UseWhen = "As huber, where a second derivative that exists everywhere is wanted.",
        AvoidWhen = "The noise is skewed and the mean itself is wanted.",
        Elsewhere = [Counterpart.XGBoost("reg:pseudohubererror")],
        References =
        [
            "Charbonnier, Blanc-Feraud, Aubert and Barlaud (1997), doi:10.1109/83.551699; Hartley and Zisserman (2003), appendix 6",
        ],
    };

    /// <summary>Where the parabola bends into a line, in target units.</summary>
    public double Delta { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Lipschitz = Delta,
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
        => Delta * (Delta * T.SoftAbs(r / Delta));
}
