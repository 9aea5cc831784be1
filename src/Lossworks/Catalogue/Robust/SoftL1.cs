using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>A smooth absolute error: a parabola near 0 that bends into a line of slope 2 scale.</summary>
/// <remarks>
///   2 scale^2 (sqrt(1 + u^2) - 1), u = r/scale
///   Charbonnier, Blanc-Feraud, Aubert and Barlaud (1997), doi:10.1109/83.551699; Virtanen et al. (2020), SciPy 1.0, least_squares,
///   doi:10.1038/s41592-019-0686-2
/// </remarks>
public readonly record struct SoftL1 : IResidualLoss
{
    /// <summary>scale = 1.</summary>
    public SoftL1()
        : this(1)
    {
    }

    /// <summary>scale: where the parabola bends into a line, in target units. Range: &gt; 0.</summary>
    public SoftL1(double scale) => Scale = Interval.Positive.Require(scale);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("soft-l1")
    {
        Summary = "A smooth absolute error: a parabola near 0 that bends into a line of slope 2 scale.",
        Formula = "2 scale^2 (sqrt(1 + u^2) - 1), u = r/scale",
        Family = LossFamily.Robust,
        Tasks = [LossTask.Regression],
        Parameters = [ParameterCard.Number("scale", new SoftL1().Scale, Interval.Positive, "where the parabola bends into a line, in target units")],
        UseWhen = "Some targets are far off, the objective should stay convex and smooth, and you compare with SciPy.",
        AvoidWhen = "Outliers should lose their pull altogether: here they keep it. pseudo-huber is half of it.",
        Elsewhere = [Counterpart.Other("SciPy least_squares(loss='soft_l1')", "half of it: least_squares halves its sum")],
        References =
        [
            "Charbonnier, Blanc-Feraud, Aubert and Barlaud (1997), doi:10.1109/83.551699",
            "Virtanen et al. (2020), SciPy 1.0, least_squares, doi:10.1038/s41592-019-0686-2",
        ],
    };

    /// <summary>Where the parabola bends into a line, in target units.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Lipschitz = 2 * Scale,
        Smooth = 2,
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Elicits = Functional.RobustLocation,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
        => 2 * Scale * (Scale * T.SoftAbs(r / Scale));
}
