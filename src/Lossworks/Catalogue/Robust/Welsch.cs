using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>An upturned bell curve: errors beyond a few scales cost the same and have no pull.</summary>
/// <remarks>
///   1 - exp(-u^2/2), u = r/scale
///   Dennis and Welsch (1978), doi:10.1080/03610917808812083; Leclerc (1989), doi:10.1007/BF00054839; Liu, Pokharel and Principe (2007),
///   doi:10.1109/TSP.2007.896065
/// </remarks>
public readonly record struct Welsch : IResidualLoss
{
    /// <summary>scale = 1.</summary>
    public Welsch()
        : this(1)
    {
    }

    /// <summary>scale: how far an ordinary error reaches, in target units. Range: &gt; 0.</summary>
    public Welsch(double scale) => Scale = Interval.Positive.Require(scale);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("welsch")
    {
        Aliases = ["leclerc", "correntropy"],
        Summary = "An upturned bell curve: errors beyond a few scales cost the same and have no pull.",
        Formula = "1 - exp(-u^2/2), u = r/scale",
        Family = LossFamily.Robust,
        Tasks = [LossTask.Regression],
        Parameters = [ParameterCard.Number("scale", new Welsch().Scale, Interval.Positive, "how far an ordinary error reaches, in target units")],
        UseWhen = "Gross outliers are in the data and should be ignored; correntropy is to be maximized.",
        AvoidWhen = "The start may be bad: far out the gradient vanishes faster than any power.",
        Elsewhere = [Counterpart.Other("kornia welsch_loss"), Counterpart.Other("robust_loss_pytorch lossfun(alpha=-inf)")],
        References =
        [
            "Dennis and Welsch (1978), doi:10.1080/03610917808812083",
            "Leclerc (1989), doi:10.1007/BF00054839",
            "Liu, Pokharel and Principe (2007), doi:10.1109/TSP.2007.896065",
        ],
        Notes =
            "No factor scale^2: without unit, at most 1. In statistics (scale^2/2)(1 - exp(-(r/scale)^2)) is usual; its tuning constant 2.985 " +
            "is a scale of 2.985/sqrt(2) here.",
    };

    /// <summary>How far an ordinary error reaches, in target units.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Lipschitz = BarronShape.Steepest(double.NegativeInfinity) / Scale,
        Smooth = 1 / (Scale * Scale),
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Bounded = 1,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
        => T.Apply(new BarronShape(double.NegativeInfinity), r / Scale);
}
