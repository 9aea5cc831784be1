using System.Numerics;

namespace Lossworks.Losses;

/// <summary>1 for a wrong decision, 0 for a right one: the mean is the error rate.</summary>
/// <remarks>
///   [argmax_k z_k != y], ties go to the lowest index; gradient and Hessian 0.
///   Fisher (1936), doi:10.1111/j.1469-1809.1936.tb02137.x
/// </remarks>
public readonly record struct Misclassification : IRowLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("misclassification")
    {
        Summary = "1 for a wrong decision, 0 for a right one: the mean is the error rate.",
        Formula = "[argmax_k z_k != y]",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Scores],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        UseWhen = "You report how often the decision is wrong.",
        AvoidWhen = "You train: its gradient is 0 everywhere, so nothing is learned. Use softmax-cross-entropy.",
        Elsewhere =
        [
            Counterpart.LossFunctions("MisclassLoss"),
            Counterpart.CatBoost("ZeroOneLoss", "a metric only"),
            Counterpart.ScikitLearn("zero_one_loss", "takes the decisions, not the scores; a metric"),
        ],
        References = ["Fisher (1936), doi:10.1111/j.1469-1809.1936.tb02137.x"],
        Notes = "Ties go to the lowest index.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        NonNegative = true,
        ZeroAtPerfect = true,
        Bounded = 1,
        Elicits = Functional.ClassDecision,
        Differentiable = false,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        gradient.Clear();
        hessian.Clear();
        S right = scores[target.Label];
        for (int k = 0; k < scores.Length; k++)
        {
            if (scores[k] > right || (k < target.Label && scores[k] == right))
                return 1;
        }

        return 0;
    }
}
