using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Logarithmic for small errors, linear for large ones: small errors pull harder than under absolute error, until they are gone.</summary>
/// <remarks>
///   width log(1 + |r|/curvature) if |r| &lt; width else |r| - width + width log(1 + width/curvature)
///   Feng, Kittler, Awais, Huber and Wu (2018), doi:10.1109/CVPR.2018.00238, arXiv:1711.06753
/// </remarks>
public readonly record struct Wing : IResidualLoss
{
    private readonly double _outer;

    /// <summary>width = 10, curvature = 2.</summary>
    public Wing()
        : this(10, 2)
    {
    }

    /// <summary>
    /// width: where logarithmic turns linear, in target units. Range: &gt; 0; curvature: how sharp the logarithm is near 0, in target units: smaller is
    /// sharper. Range: &gt; 0.
    /// </summary>
    public Wing(double width, double curvature)
    {
        Width = Interval.Positive.Require(width);
        Curvature = Interval.Positive.Require(curvature);
        _outer = width * StableMath.Log1p(width / curvature);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("wing")
    {
        Summary = "Logarithmic for small errors, linear for large ones: small errors pull harder than under absolute error, until they are gone.",
        Formula = "width log(1 + |r|/curvature) if |r| < width else |r| - width + width log(1 + width/curvature)",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number("width", new Wing().Width, Interval.Positive, "where logarithmic turns linear, in target units"),
            ParameterCard.Number(
                "curvature", new Wing().Curvature, Interval.Positive, "how sharp the logarithm is near 0, in target units: smaller is sharper"),
        ],
        UseWhen = "Small errors matter as much as large ones, as in the placing of facial landmarks; the unit is a pixel.",
        AvoidWhen = "Targets are noisy: not convex, and the gradient jumps at 0 and at the width.",
        Elsewhere = [Counterpart.Other("mmpose WingLoss", "summed over the coordinates of a row")],
        References = ["Feng, Kittler, Awais, Huber and Wu (2018), doi:10.1109/CVPR.2018.00238, arXiv:1711.06753"],
        Notes = "Gradient 0 at residual 0; at |r| = width gradient and Hessian are those of the linear piece.",
    };

    /// <summary>Where logarithmic turns linear, in target units.</summary>
    public double Width { get; }

    /// <summary>How sharp the logarithm is near 0, in target units: smaller is sharper.</summary>
    public double Curvature { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Lipschitz = Math.Max(1, Width / Curvature),
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Kinks = [-Width, 0, Width],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
    {
        T size = T.Abs(r), inner = Width * T.Log1p(size / Curvature), outer = (size - Width) + _outer;
        // At 0 the slopes of the two sides are opposite, and 0 is returned; their curvatures are the same.
        T tip = (-0.5 * Width / (Curvature * Curvature)) * T.Square(r);
        return T.IfAtMost(size, 0, tip, T.IfLess(size, Width, inner, outer));
    }
}
