using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>The negative log-likelihood of the distribution behind general-robust: values for different shapes and scales can be compared.</summary>
/// <remarks>
///   general-robust(shape, scale) + log(scale) + log Z(shape), Z(shape) = integral of exp(-general-robust(x; shape, 1)) dx
///   Barron (2019), doi:10.1109/CVPR.2019.00446, arXiv:1701.03077
/// </remarks>
public readonly record struct AdaptiveRobust : IResidualLoss
{
    private static readonly Interval ShapeRange = new(0, 2);

    private readonly double _constant;

    /// <summary>shape = 1, scale = 1.</summary>
    public AdaptiveRobust()
        : this(1, 1)
    {
    }

    /// <summary>
    /// shape: how heavy the tails are: 0 Cauchy-like, 1 smooth Laplace, 2 Gaussian. Range: 0 &lt;= x &lt;= 2; scale: how far an ordinary error reaches,
    /// in target units. Range: &gt; 0.
    /// </summary>
    public AdaptiveRobust(double shape, double scale)
    {
        Shape = ShapeRange.Require(shape);
        Scale = Interval.Positive.Require(scale);
        _constant = Math.Log(scale) + BarronShape.LogPartition(shape);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("adaptive-robust")
    {
        Aliases = ["barron-nll"],
        Summary = "The negative log-likelihood of the distribution behind general-robust: values for different shapes and scales can be compared.",
        Formula = "general-robust(shape, scale) + log(scale) + log Z(shape), Z(shape) = integral of exp(-general-robust(x; shape, 1)) dx",
        Family = LossFamily.Robust,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number("shape", new AdaptiveRobust().Shape, ShapeRange, "how heavy the tails are: 0 Cauchy-like, 1 smooth Laplace, 2 Gaussian"),
            ParameterCard.Number("scale", new AdaptiveRobust().Scale, Interval.Positive, "how far an ordinary error reaches, in target units"),
        ],
        UseWhen = "You choose shape and scale by their likelihood: the smallest mean loss wins.",
        AvoidWhen = "Shape and scale are fixed: the constant changes nothing, and general-robust is the same.",
        Cost = "As general-robust for each number; log Z is one sum of 289 terms, taken when the loss is made.",
        Elsewhere = [Counterpart.Other("robust_loss_pytorch AdaptiveLossFunction", "learns shape and scale, too, and reads log Z from a spline")],
        References = ["Barron (2019), doi:10.1109/CVPR.2019.00446, arXiv:1701.03077"],
        Notes =
            "Shape and scale are parameters here: the gradient is that in the prediction. Z is integrated to 15 digits when the loss is made; " +
            "Z(0) = pi sqrt(2), Z(1) = 2 e K_1(1), Z(2) = sqrt(2 pi).",
    };

    /// <summary>How heavy the tails are: 0 Cauchy-like, 1 smooth Laplace, 2 Gaussian.</summary>
    public double Shape { get; }

    /// <summary>How far an ordinary error reaches, in target units.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = Shape >= 1,
        StrictlyConvex = Shape >= 1,
        Lipschitz = Shape <= 1 ? BarronShape.Steepest(Shape) / Scale : null,
        Smooth = 1 / (Scale * Scale),
        Even = true,
        NonNegative = _constant >= 0,
        Elicits = Shape == 2 ? Functional.Mean : null,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
        => T.Apply(new BarronShape(Shape), r / Scale) + _constant;
}
