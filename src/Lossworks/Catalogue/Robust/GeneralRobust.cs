using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>One formula with a dial from squared error (shape 2) over smooth absolute error (1) and Cauchy (0) to ever stronger neglect of outliers.</summary>
/// <remarks>
///   (b/shape) ((u^2/b + 1)^(shape/2) - 1), u = r/scale, b = |shape - 2|
///   Barron (2019), doi:10.1109/CVPR.2019.00446, arXiv:1701.03077
/// </remarks>
public readonly record struct GeneralRobust : IResidualLoss
{
    /// <summary>shape = 1, scale = 1.</summary>
    public GeneralRobust()
        : this(1, 1)
    {
    }

    /// <summary>
    /// shape: how robust: 2 squared error, 1 pseudo-Huber, 0 Cauchy, -2 Geman-McClure, -Infinity Welsch. Range: any real number or an infinity; scale: how
    /// far an ordinary error reaches, in target units. Range: &gt; 0.
    /// </summary>
    public GeneralRobust(double shape, double scale)
    {
        Shape = Interval.ExtendedReal.Require(shape);
        Scale = Interval.Positive.Require(scale);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("general-robust")
    {
        Aliases = ["barron"],
        Summary = "One formula with a dial from squared error (shape 2) over smooth absolute error (1) and Cauchy (0) to ever stronger neglect of outliers.",
        Formula = "(b/shape) ((u^2/b + 1)^(shape/2) - 1), u = r/scale, b = |shape - 2|",
        Family = LossFamily.Robust,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number(
                "shape", new GeneralRobust().Shape, Interval.ExtendedReal,
                "how robust: 2 squared error, 1 pseudo-Huber, 0 Cauchy, -2 Geman-McClure, -Infinity Welsch"),
            ParameterCard.Number("scale", new GeneralRobust().Scale, Interval.Positive, "how far an ordinary error reaches, in target units"),
        ],
        UseWhen = "You do not know how heavy the tails are and want to tune one number.",
        AvoidWhen = "A named special case is what you want: it is faster and clearer.",
        Elsewhere = [Counterpart.Other("robust_loss_pytorch lossfun")],
        References = ["Barron (2019), doi:10.1109/CVPR.2019.00446, arXiv:1701.03077"],
        Notes =
            "Limits: shape 2 is u^2/2, 0 is log(1 + u^2/2), -Infinity is 1 - exp(-u^2/2), Infinity is exp(u^2/2) - 1, which overflows to "
            + "Infinity for |u| > 37.7.",
    };

    /// <summary>How robust: 2 squared error, 1 pseudo-Huber, 0 Cauchy, -2 Geman-McClure, -Infinity Welsch.</summary>
    public double Shape { get; }

    /// <summary>How far an ordinary error reaches, in target units.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = Shape >= 1,
        StrictlyConvex = Shape >= 1,
        Lipschitz = Shape <= 1 ? BarronShape.Steepest(Shape) / Scale : null,
        Smooth = Shape <= 2 ? 1 / (Scale * Scale) : null,
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Bounded = Shape < 0 ? (double.IsInfinity(Shape) ? 1 : (2 - Shape) / -Shape) : null,
        Elicits = Shape == 2 ? Functional.Mean : null,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
        => T.Apply(new BarronShape(Shape), r / Scale);
}
