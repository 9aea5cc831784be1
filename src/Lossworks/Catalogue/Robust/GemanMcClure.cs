using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>A parabola that flattens to a constant: gross outliers lose their pull quickly.</summary>
/// <remarks>
///   (1/2) u^2/(1 + u^2), u = r/scale
///   Geman and McClure (1987), Statistical methods for tomographic image reconstruction, Bulletin of the International Statistical Institute 52; Barron
///   (2019), doi:10.1109/CVPR.2019.00446
/// </remarks>
public readonly record struct GemanMcClure : IResidualLoss
{
    /// <summary>scale = 1.</summary>
    public GemanMcClure()
        : this(1)
    {
    }

    /// <summary>scale: how far an ordinary error reaches, in target units. Range: &gt; 0.</summary>
    public GemanMcClure(double scale) => Scale = Interval.Positive.Require(scale);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("geman-mcclure")
    {
        Summary = "A parabola that flattens to a constant: gross outliers lose their pull quickly.",
        Formula = "(1/2) u^2/(1 + u^2), u = r/scale",
        Family = LossFamily.Robust,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number("scale", new GemanMcClure().Scale, Interval.Positive, "how far an ordinary error reaches, in target units"),
        ],
        UseWhen = "Gross outliers are in the data and should be ignored; a sensible start is known.",
        AvoidWhen = "The start may be bad: it is not convex, and flat far out.",
        Elsewhere =
        [
            Counterpart.Other("kornia geman_mcclure_loss", "2 r^2/(r^2 + 4), which is 4 times ours with scale = 2"),
            Counterpart.Other("robust_loss_pytorch lossfun(alpha=-2)", "2 u^2/(u^2 + 4), which is 4 times ours with twice the scale"),
        ],
        References =
        [
            "Geman and McClure (1987), Statistical methods for tomographic image reconstruction, Bulletin of the International Statistical Institute 52",
            "Barron (2019), doi:10.1109/CVPR.2019.00446",
        ],
        Notes = "No factor scale^2: without unit, at most 1/2.",
    };

    /// <summary>How far an ordinary error reaches, in target units.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Lipschitz = 9 / (16 * Math.Sqrt(3) * Scale),
        Smooth = 1 / (Scale * Scale),
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Bounded = 0.5,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
    {
        // Far out the quotient is nearly 1 and its derivatives cancel; the rest up to 1 does not.
        T square = T.Square(r / Scale), above = 1 + square;
        return 0.5 * T.IfAtMost(square, 1, square / above, 1 - (T.Const(1) / above));
    }
}
