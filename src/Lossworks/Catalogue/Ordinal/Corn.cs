using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>
/// Ordered classes as K - 1 questions in a row, each asked only where the one before was answered yes: is it above k, given that it reaches k?
/// </summary>
/// <remarks>
///   The mean of softplus(z_ik) - [y_i &gt; k] z_ik over the pairs of row i and task k with y_i &gt;= k.
///   Shi, Cao and Raschka (2023), doi:10.1007/s10044-023-01181-9
/// </remarks>
public readonly record struct Corn : IBatchLoss, IHasColumns
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("corn")
    {
        Summary = "Ordered classes as K - 1 questions in a row, each asked only where the one before was answered yes: is it above k, given that it reaches k?",
        Formula = "sum w_i (softplus(z_ik) - [y_i > k] z_ik) / sum w_i, both sums over the pairs (i, k) with y_i >= k",
        Family = LossFamily.Ordinal,
        Tasks = [LossTask.OrdinalClassification],
        Outputs = [Output.Logit],
        Target = Argument.ClassTarget,
        HasHessian = false,
        TakesRows = true,
        UseWhen = "Classes are ordered and each cut has slopes of its own: products of the conditional probabilities are in order by construction.",
        AvoidWhen = "High classes are rare: the last questions then see few rows; or batches are small, because each is divided by its own number of pairs.",
        Elsewhere = [Counterpart.Other("coral-pytorch corn_loss", "unweighted")],
        References = ["Shi, Cao and Raschka (2023), doi:10.1007/s10044-023-01181-9, arXiv:2111.08851"],
        Notes = "A row has one logit fewer than there are classes. 'mean' divides by the weight of the pairs, 'mean-count' by their number, 'sum' not at all.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new() { Convex = true, NonNegative = true };

    /// <inheritdoc/>
    public int ClassCount(int columns) => columns + 1;

    /// <inheritdoc/>
    public int? ClassOf(ReadOnlySpan<double> predictions) => OrderedDecision.OfConditionalTasks(predictions);

    /// <inheritdoc/>
    public double Of<S>(in LossBatch<S> batch, Span<S> gradient, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double divisor = DivisorOf(batch, reduction);
        CompensatedSum sum = default;
        for (int row = 0; row < batch.Rows; row++)
        {
            int columns = batch.Columns, label = batch.Classes[row], asked = Asked(batch, row);
            Span<S> own = gradient.IsEmpty ? default : gradient.Slice(row * columns, columns);
            for (int k = 0; k < asked; k++)
                sum.Add(TaskRow.One(batch.Predictions.Slice(row * columns, columns), k, label, batch.WeightOf(row) / divisor, own, default));
            if (!own.IsEmpty)
                own[asked..].Clear();
        }

        return sum.Total;
    }

    /// <summary>The weight of all pairs, their number, or 1.</summary>
    private static double DivisorOf<S>(in LossBatch<S> batch, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (reduction == Reduction.Sum)
            return 1;
        CompensatedSum total = default;
        for (int row = 0; row < batch.Rows; row++)
            total.Add(Asked(batch, row) * (reduction == Reduction.Mean ? batch.WeightOf(row) : 1));
        return total.Total;
    }

    /// <summary>How many questions a row is asked: one more than its class, but no more than there are.</summary>
    private static int Asked<S>(in LossBatch<S> batch, int row)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => Math.Min(batch.Classes[row] + 1, batch.Columns);
}
