using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Absolute error whose tip is rounded off: quadratic within beta, slope 1 beyond.</summary>
/// <remarks>
///   r^2/(2 beta) if |r| &lt; beta else |r| - beta/2
///   Girshick (2015), Fast R-CNN, doi:10.1109/ICCV.2015.169, arXiv:1504.08083
/// </remarks>
public readonly record struct SmoothL1 : IResidualLoss
{
    /// <summary>beta = 1.</summary>
    public SmoothL1()
        : this(1)
    {
    }

    /// <summary>beta: where quadratic turns linear, in target units; 0 is absolute error. Range: &gt;= 0.</summary>
    public SmoothL1(double beta) => Beta = Interval.NonNegative.Require(beta);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("smooth-l1")
    {
        Summary = "Absolute error whose tip is rounded off: quadratic within beta, slope 1 beyond.",
        Formula = "r^2/(2 beta) if |r| < beta else |r| - beta/2",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number("beta", new SmoothL1().Beta, Interval.NonNegative, "where quadratic turns linear, in target units; 0 is absolute error"),
        ],
        UseWhen = "You want absolute error with a gradient that dies down near the answer, as in the regression of boxes.",
        AvoidWhen = "Curvature should not depend on beta: huber is the same times beta.",
        Elsewhere =
        [
            Counterpart.PyTorch("SmoothL1Loss", "gradient -1 at residual 0 where beta = 0"),
            Counterpart.TorchSharp("SmoothL1Loss", "gradient -1 at residual 0 where beta = 0"),
        ],
        References = ["Girshick (2015), Fast R-CNN, doi:10.1109/ICCV.2015.169, arXiv:1504.08083"],
        Notes = "huber(delta) is delta times smooth-l1(beta=delta).",
    };

    /// <summary>Where quadratic turns linear, in target units; 0 is absolute error.</summary>
    public double Beta { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = 1,
        Smooth = Beta > 0 ? 1 / Beta : null,
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Elicits = Beta > 0 ? Functional.RobustLocation : Functional.Median,
        Kinks = Beta > 0 ? [] : [0],
        Jumps = Beta > 0 ? [-Beta, Beta] : [],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
    {
        T size = T.Abs(r);
        return T.IfLess(size, Beta, T.Square(r) / (2 * Beta), size - (0.5 * Beta));
    }
}
