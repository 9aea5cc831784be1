using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Grades of relevance as S questions, is the grade at least k?, each with a logit of its own.</summary>
/// <remarks>
///   sum_{k=1..S} (softplus(z_k) - [y &gt;= k] z_k), grades 0..S.
///   Niu, Zhou, Wang, Gao and Hua (2016), doi:10.1109/CVPR.2016.532
/// </remarks>
public readonly record struct OrdinalRanking : IRowLoss, IHasColumns
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("ordinal-ranking")
    {
        Summary = "Grades of relevance as S questions, is the grade at least k?, each with a logit of its own.",
        Formula = "sum_{k=1..S} (softplus(z_k) - [y >= k] z_k)",
        Family = LossFamily.Ordinal,
        Tasks = [LossTask.OrdinalClassification],
        Outputs = [Output.Logit],
        Target = Argument.ClassTarget,
        UseWhen = "Documents have graded relevance and the sum of the answers serves as their rank; or ages and other long scales are cut into steps.",
        AvoidWhen = "The answers must be in order: nothing here sees to that, so use coral or corn.",
        Elsewhere =
        [
            Counterpart.Other("TF-Ranking OrdinalLoss",
            "one list of items per row; ordinal_size is S; fractional grades if use_fraction_label is set"),
        ],
        References = ["Niu, Zhou, Wang, Gao and Hua (2016), doi:10.1109/CVPR.2016.532"],
        Notes = "A row has S logits for the grades 0 to S. The same numbers as coral without task weights.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new Coral().Claims;

    /// <inheritdoc/>
    public int ClassCount(int columns) => columns + 1;

    /// <inheritdoc/>
    public int? ClassOf(ReadOnlySpan<double> predictions) => OrderedDecision.OfTasks(predictions);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => TaskRow.Of(scores, target.Label, NumberList.None, gradient, hessian);
}
