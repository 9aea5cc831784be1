using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Grows only with the logarithm of the error: far outliers lose their pull altogether.</summary>
/// <remarks>
///   (scale^2/2) log(1 + (r/scale)^2)
///   Black and Anandan (1996), doi:10.1006/cviu.1996.0006; Holland and Welsch (1977), doi:10.1080/03610927708827533
/// </remarks>
public readonly record struct Cauchy : IResidualLoss
{
    /// <summary>scale = 1.</summary>
    public Cauchy()
        : this(1)
    {
    }

    /// <summary>scale: how far an ordinary error reaches, in target units; 2.385 times the noise keeps 95 % of the efficiency. Range: &gt; 0.</summary>
    public Cauchy(double scale) => Scale = Interval.Positive.Require(scale);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("cauchy")
    {
        Aliases = ["lorentzian"],
        Summary = "Grows only with the logarithm of the error: far outliers lose their pull altogether.",
        Formula = "(scale^2/2) log(1 + (r/scale)^2)",
        Family = LossFamily.Robust,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number(
                "scale", new Cauchy().Scale, Interval.Positive,
                "how far an ordinary error reaches, in target units; 2.385 times the noise keeps 95 % of the efficiency"),
        ],
        UseWhen = "Gross outliers are in the data and should be ignored; a sensible start is known.",
        AvoidWhen = "The start may be bad: it is not convex, so descent can stop at a poor local answer.",
        Elsewhere =
        [
            Counterpart.Other("SciPy least_squares(loss='cauchy')"),
            Counterpart.Other("kornia cauchy_loss", "log(1 + r^2/2), which is ours with scale = sqrt(2)"),
            Counterpart.Other("robust_loss_pytorch lossfun(alpha=0)", "log(1 + u^2/2), without the factor scale^2"),
        ],
        References =
        [
            "Black and Anandan (1996), doi:10.1006/cviu.1996.0006; Holland and Welsch (1977), doi:10.1080/03610927708827533",
        ],
    };

    /// <summary>How far an ordinary error reaches, in target units; 2.385 times the noise keeps 95 % of the efficiency.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Lipschitz = Scale / 2,
        Smooth = 1,
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
        => 0.5 * Scale * (Scale * T.Log1pSquare(r / Scale));
}
