using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Scores a predicted interval: its width, and a penalty for each target outside, by how far it is outside.</summary>
/// <remarks>
///   (u - l) + (2/alpha) max(0, l - y) + (2/alpha) max(0, y - u)
///   Winkler (1972), doi:10.1080/01621459.1972.10481224
///   Gneiting and Raftery (2007), doi:10.1198/016214506000001437
/// </remarks>
public readonly record struct IntervalScore : IOutputsLoss
{
    /// <summary>alpha = 0.05.</summary>
    public IntervalScore()
        : this(0.05)
    {
    }

    /// <summary>alpha: the share of targets that may lie outside, 0 &lt; alpha &lt; 1.</summary>
    public IntervalScore(double alpha) => Alpha = Interval.OpenUnit.Require(alpha);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("interval-score")
    {
        Aliases = ["winkler"],
        Summary = "Scores a predicted interval: its width, and a penalty for each target outside, by how far it is outside.",
        Formula = "(u - l) + (2/alpha) max(0, l - y) + (2/alpha) max(0, y - u)",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.ProbabilisticRegression],
        Outputs = [new Output("lower", Interval.Real), new Output("upper", Interval.Real)],
        Parameters = [ParameterCard.Number("alpha", new IntervalScore().Alpha, Interval.OpenUnit, "the share of targets that may lie outside")],
        UseWhen = "You predict intervals that should hold 1 - alpha of the targets.",
        AvoidWhen = "You need the whole distribution: use crps-quantiles or crps-gaussian.",
        Elsewhere = [Counterpart.Other("scoringutils interval_score")],
        References = ["Winkler (1972), doi:10.1080/01621459.1972.10481224", "Gneiting and Raftery (2007), doi:10.1198/016214506000001437"],
        Notes = "lower <= upper is not enforced. On a bound the gradient in that bound is 0.",
    };

    /// <summary>The share of targets that may lie outside.</summary>
    public double Alpha { get; }

    /// <inheritdoc/>
    public int OutputCount => 2;

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = Math.Sqrt(2) * ((2 / Alpha) - 1),
        NonNegative = true,
        Elicits = Functional.CentralInterval(1 - Alpha),
        Differentiable = false,
    };

    /// <inheritdoc/>
    public T Of<T, C>(ReadOnlySpan<T> outputs, C y)
        where T : unmanaged, IReal<T, C>
        where C : unmanaged, IReal<C>
        => Side(outputs[0] - y) + Side(y - outputs[1]);

    /// <summary>One bound's share of width and penalty; x is how far the target is outside.</summary>
    private T Side<T>(T x)
        where T : struct, IReal<T>
        => T.IfLess(x, 0, -x, T.IfAtMost(x, 0, T.Const(0), ((2 / Alpha) - 1) * x));
}
