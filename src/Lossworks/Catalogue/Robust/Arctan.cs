using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>A parabola that bends to a constant slowly: the pull of an outlier falls with the third power of its size.</summary>
/// <remarks>
///   scale^2 arctan(u^2), u = r/scale
///   Virtanen et al. (2020), SciPy 1.0, least_squares, doi:10.1038/s41592-019-0686-2
/// </remarks>
public readonly record struct Arctan : IResidualLoss
{
    /// <summary>scale = 1.</summary>
    public Arctan()
        : this(1)
    {
    }

    /// <summary>scale: how far an ordinary error reaches, in target units. Range: &gt; 0.</summary>
    public Arctan(double scale) => Scale = Interval.Positive.Require(scale);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("arctan")
    {
        Summary = "A parabola that bends to a constant slowly: the pull of an outlier falls with the third power of its size.",
        Formula = "scale^2 arctan(u^2), u = r/scale",
        Family = LossFamily.Robust,
        Tasks = [LossTask.Regression],
        Parameters = [ParameterCard.Number("scale", new Arctan().Scale, Interval.Positive, "how far an ordinary error reaches, in target units")],
        UseWhen = "Gross outliers are in the data and should be ignored; you compare with SciPy.",
        AvoidWhen = "The start may be bad: it is not convex, and flat far out.",
        Elsewhere = [Counterpart.Other("SciPy least_squares(loss='arctan')", "half of it: least_squares halves its sum")],
        References = ["Virtanen et al. (2020), SciPy 1.0, least_squares, doi:10.1038/s41592-019-0686-2"],
    };

    /// <summary>How far an ordinary error reaches, in target units.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Lipschitz = 1.5 * Math.Pow(3, -0.25) * Scale,
        Smooth = 2,
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Bounded = Math.PI / 2 * Scale * Scale,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
    {
        // Far out the angle is taken from the other side, so that nothing is squared that might overflow.
        T u = r / Scale, size = T.Magnitude(u), angle = T.Arctan(T.Square(T.IfAtMost(size, 1, u, T.Const(1) / u)));
        return Scale * (Scale * T.IfAtMost(size, 1, angle, (Math.PI / 2) - angle));
    }
}
