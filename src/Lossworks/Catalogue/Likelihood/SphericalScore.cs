using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>The probability of what happened, relative to the length of the whole forecast: bounded, and honest forecasts do best.</summary>
/// <remarks>
///   -p_y/|p|, |p| = sqrt(sum_k p_k^2): minus the cosine of the angle between forecast and outcome.
///   Roby (1965), Behavioral Science 10; Gneiting and Raftery (2007), doi:10.1198/016214506000001437
/// </remarks>
public readonly record struct SphericalScore : IRowLoss, IRestrictsRows
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("spherical-score")
    {
        Summary = "The probability of what happened, relative to the length of the whole forecast: bounded, and honest forecasts do best.",
        Formula = "-p_y/sqrt(sum_k p_k^2)",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Probability],
        Target = Argument.ClassTarget,
        UseWhen = "You compare forecasters and a single confident mistake must not decide, as it would with the log score.",
        AvoidWhen = "You train by it: it is not convex and pulls hardly at all at rows that are far off.",
        References =
        [
            "Roby (1965), Belief states and the uses of evidence, Behavioral Science 10",
            "Gneiting and Raftery (2007), doi:10.1198/016214506000001437",
        ],
        Notes = "Between -1 and 0, lower is better. Probabilities are used as given: their sum does not matter, but not all may be 0.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new() { Bounded = 0, StrictlyProper = true, Elicits = Functional.ClassProbabilities };

    /// <inheritdoc/>
    public string? Complaint(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets) =>
        predictions.ContainsAnyExcept(0.0) ? null : "every probability is 0: give at least one class a positive one.";

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CosineRow<S> row = new(scores, target, 0);
        row.Derive(gradient, hessian);
        return -row.Cosine;
    }
}
