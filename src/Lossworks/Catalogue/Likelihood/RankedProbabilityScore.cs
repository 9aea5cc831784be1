using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>The squared distance between forecast and outcome over ordered classes, cumulated: a near miss costs less than a far one.</summary>
/// <remarks>
///   sum_{k &lt; K-1} (P_k - [y &lt;= k])^2, P_k = p_0 + ... + p_k; normalize divides by K - 1.
///   Epstein (1969), doi:10.1175/1520-0450(1969)008&lt;0985:ASSFPF&gt;2.0.CO;2
/// </remarks>
public readonly record struct RankedProbabilityScore : IRowLoss
{
    /// <summary>normalize = false.</summary>
    public RankedProbabilityScore()
        : this(false)
    {
    }

    /// <summary>normalize: whether the sum is divided by K - 1, so that it lies between 0 and 1.</summary>
    public RankedProbabilityScore(bool normalize) => Normalize = normalize;

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("ranked-probability-score")
    {
        Aliases = ["rps"],
        Summary = "The squared distance between forecast and outcome over ordered classes, cumulated: a near miss costs less than a far one.",
        Formula = "sum_{k < K-1} (P_k - [y <= k])^2, P_k = p_0 + ... + p_k; with normalize divided by K - 1",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.OrdinalClassification],
        Outputs = [Output.Probability],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        Parameters =
        [
            ParameterCard.Flag(
                "normalize", new RankedProbabilityScore().Normalize,
                "whether the sum is divided by K - 1, so that it lies between 0 and 1 for rows that add up to 1"),
        ],
        UseWhen = "You score probabilities of ordered classes: terciles of rain, grades, results of a match.",
        AvoidWhen = "The classes have no order: then use brier-score.",
        References =
        [
            "Epstein (1969), doi:10.1175/1520-0450(1969)008<0985:ASSFPF>2.0.CO;2",
            "Murphy (1971), doi:10.1175/1520-0450(1971)010<0155:ANOTRP>2.0.CO;2",
        ],
        Notes = "Probabilities are used as given: a row need not add up to 1, and the last one is in no sum.",
    };

    /// <summary>Whether the sum is divided by K - 1.</summary>
    public bool Normalize { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Smooth = Normalize ? 2 : null,
        NonNegative = true,
        ZeroAtPerfect = true,
        StrictlyProper = true,
        Elicits = Functional.ClassProbabilities,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => CumulativeRow.Of(scores, target, scores.Length - 1, Normalize ? 1.0 / (scores.Length - 1) : 1, gradient, hessian);
}
