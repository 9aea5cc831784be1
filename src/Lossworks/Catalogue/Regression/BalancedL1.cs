using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>Smooth L1 with more pull from small errors: logarithmic gradient within 1, constant gradient beyond.</summary>
/// <remarks>
///   (alpha/b)(b |r| + 1) log(b |r| + 1) - alpha |r| if |r| &lt; 1 else gamma |r| + gamma/b - alpha, b = e^(gamma/alpha) - 1
///   Pang, Chen, Shi, Feng, Ouyang and Lin (2019), Libra R-CNN, doi:10.1109/CVPR.2019.00091, arXiv:1904.02701
/// </remarks>
public readonly record struct BalancedL1 : IResidualLoss
{
    private readonly BalancedShape _shape;

    /// <summary>alpha = 0.5, gamma = 1.5.</summary>
    public BalancedL1()
        : this(0.5, 1.5)
    {
    }

    /// <summary>alpha: how much small errors pull: less is more. Range: &gt; 0; gamma: the gradient of large errors. Range: &gt; 0.</summary>
    public BalancedL1(double alpha, double gamma)
    {
        Alpha = Interval.Positive.Require(alpha);
        Gamma = Interval.Positive.Require(gamma);
        _shape = new(alpha, gamma);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("balanced-l1")
    {
        Summary = "Smooth L1 with more pull from small errors: logarithmic gradient within 1, constant gradient beyond.",
        Formula = "(alpha/b)(b |r| + 1) log(b |r| + 1) - alpha |r| if |r| < 1 else gamma |r| + gamma/b - alpha, b = e^(gamma/alpha) - 1",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number("alpha", new BalancedL1().Alpha, Interval.Positive, "how much small errors pull: less is more"),
            ParameterCard.Number("gamma", new BalancedL1().Gamma, Interval.Positive, "the gradient of large errors"),
        ],
        UseWhen = "Regressing boxes, where accurate samples should contribute more than outliers do.",
        AvoidWhen = "Targets are not scaled to about 1: the bend is fixed there.",
        Elsewhere = [Counterpart.Other("mmdet BalancedL1Loss")],
        References = ["Pang, Chen, Shi, Feng, Ouyang and Lin (2019), Libra R-CNN, doi:10.1109/CVPR.2019.00091, arXiv:1904.02701"],
    };

    /// <summary>How much small errors pull: less is more.</summary>
    public double Alpha { get; }

    /// <summary>The gradient of large errors.</summary>
    public double Gamma { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = Gamma,
        Smooth = double.IsInfinity(_shape.Steepness) ? null : Alpha * _shape.Steepness,
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Elicits = Functional.RobustLocation,
        Jumps = [-1, 1],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
    {
        T size = T.Magnitude(r);
        return T.IfLess(size, 1, T.Apply(_shape, size), (Gamma * size) - _shape.Drop);
    }
}
