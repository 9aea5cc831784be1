using System.Numerics;
using System.Numerics.Tensors;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>
/// Ordered classes as K - 1 questions, is the class above k?, answered by logits that share their slopes, so that the answers never contradict.
/// </summary>
/// <remarks>
///   sum_k w_k (softplus(z_k) - [y &gt; k] z_k), k = 0..K-2: summed over tasks.
///   Cao, Mirjalili and Raschka (2020), doi:10.1016/j.patrec.2020.11.008
/// </remarks>
public readonly record struct Coral : IRowLoss, IHasColumns
{
    /// <summary>No task weights.</summary>
    public Coral()
        : this(NumberList.None)
    {
    }

    /// <summary>taskWeights: how much each question counts, each at least 0, or none for 1.</summary>
    public Coral(NumberList taskWeights) => TaskWeights = ParameterCards.Require(taskWeights, Interval.NonNegative, nameof(taskWeights));

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("coral")
    {
        Summary =
            "Ordered classes as K - 1 questions, is the class above k?, answered by logits that share their slopes, so that the answers "
            + "never contradict.",
        Formula = "sum_k w_k (softplus(z_k) - [y > k] z_k), k = 0..K-2",
        Family = LossFamily.Ordinal,
        Tasks = [LossTask.OrdinalClassification],
        Outputs = [Output.Logit],
        Target = Argument.ClassTarget,
        Parameters =
        [
            ParameterCard.ListOrNone(
                "task-weights", new Coral().TaskWeights, Interval.NonNegative,
                "how much each question counts, one per logit; none weighs all 1"),
        ],
        UseWhen =
            "Classes are ordered, and the last layer has one slope and K - 1 biases: then the probabilities of being above k fall with k "
            + "by construction.",
        AvoidWhen = "Each logit has slopes of its own: nothing keeps the answers in order then, so use corn.",
        Elsewhere = [Counterpart.Other("coral-pytorch CoralLoss", "labels come as levels, 1 where the class is above k")],
        References = ["Cao, Mirjalili and Raschka (2020), doi:10.1016/j.patrec.2020.11.008, arXiv:1901.07884"],
        Notes = "A row has one logit fewer than there are classes. Summed over tasks, not averaged.",
    };

    /// <summary>How much each question counts, or none.</summary>
    public NumberList TaskWeights { get; }

    /// <inheritdoc/>
    public int? Columns => TaskWeights.IsNone ? null : TaskWeights.Count;

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = TaskWeights.IsNone || !TaskWeights.Span.Contains(0),
        Lipschitz = TaskWeights.IsNone ? null : TensorPrimitives.Norm(TaskWeights.Span),
        Smooth = 0.25 * ParameterCards.RangeOf(TaskWeights).Largest,
        NonNegative = true,
    };

    /// <inheritdoc/>
    public int ClassCount(int columns) => columns + 1;

    /// <inheritdoc/>
    public int? ClassOf(ReadOnlySpan<double> predictions) => OrderedDecision.OfTasks(predictions);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => TaskRow.Of(scores, target.Label, TaskWeights, gradient, hessian);
}
