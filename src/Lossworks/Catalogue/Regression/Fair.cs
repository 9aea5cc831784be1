using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>Quadratic near 0, nearly linear far out, with every derivative smooth: outliers pull with bounded force.</summary>
/// <remarks>
///   l(r) = scale^2 (|r|/scale - log(1 + |r|/scale)), which is r^2/2 near 0;  r = prediction - target.
///   scale in target units, l in squared target units.  Fair (1974), "On the robust estimation of econometric models"
/// </remarks>
public readonly record struct Fair : IResidualLoss
{
    /// <summary>scale = 1.</summary>
    public Fair()
        : this(1)
    {
    }

    /// <summary>scale: around which residual quadratic turns linear, in target units. Range: &gt; 0.</summary>
    public Fair(double scale) => Scale = Interval.Positive.Require(scale);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("fair")
    {
        Summary = "Quadratic near 0, nearly linear far out, with every derivative smooth: outliers pull with bounded force.",
        Formula = "scale^2 (|r|/scale - log(1 + |r|/scale))",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number("scale", new Fair().Scale, Interval.Positive, "around which residual quadratic turns linear, in target units"),
        ],
        UseWhen = "A few targets are far off, and the optimizer uses the curvature, which never jumps here and never is 0.",
        AvoidWhen = "Outliers should lose their pull altogether: here they keep it.",
        Elsewhere = [Counterpart.LightGbm("fair"), Counterpart.CatBoost("FairLoss", "a metric only; smoothness, our scale, is not 1 by default")],
        References = ["Fair (1974), On the robust estimation of econometric models, Annals of Economic and Social Measurement 3"],
    };

    /// <summary>Around which residual quadratic turns linear, in target units.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Lipschitz = Scale,
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
        => Scale * (Scale * T.Apply(default(Log1pRest), T.Magnitude(r) / Scale));
}
