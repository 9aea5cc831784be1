using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>The distance between two points on a circle, as 1 - cos: a whole period off is right again.</summary>
/// <remarks>
///   1 - cos(2 pi r/period)
///   Mardia and Jupp (2000), Directional Statistics, doi:10.1002/9780470316979
/// </remarks>
public readonly record struct Periodic : IResidualLoss
{
    /// <summary>period = 1.</summary>
    public Periodic()
        : this(1)
    {
    }

    /// <summary>period: after which residual everything repeats, in target units. Range: &gt; 0.</summary>
    public Periodic(double period) => Period = Interval.Positive.Require(period);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("periodic")
    {
        Summary = "The distance between two points on a circle, as 1 - cos: a whole period off is right again.",
        Formula = "1 - cos(2 pi r/period)",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number("period", new Periodic().Period, Interval.Positive, "after which residual everything repeats, in target units"),
        ],
        UseWhen = "Targets are angles, hours of the day or other numbers that wrap around.",
        AvoidWhen = "The start may be half a period off: the gradient vanishes there, and every period has its own minimum.",
        Elsewhere = [Counterpart.LossFunctions("PeriodicLoss")],
        References = ["Mardia and Jupp (2000), Directional Statistics, doi:10.1002/9780470316979"],
    };

    /// <summary>After which residual everything repeats, in target units.</summary>
    public double Period { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Lipschitz = 2 * Math.PI / Period,
        Smooth = 4 * Math.PI * Math.PI / (Period * Period),
        Even = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        Bounded = 2,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
        => T.Apply(default(OneMinusCosOfTurns), r / Period);
}
