using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Any loss, on the hardest part of the batch alone.</summary>
/// <remarks>
///   the reductions of the k = max(1, floor(fraction n)) largest of the n base losses, ties to the lower index; gradient 0 for the rest
///   Shrivastava, Gupta and Girshick (2016), doi:10.1109/CVPR.2016.89; Fan, Lyu, Ying and Hu (2017), arXiv:1705.08826
/// </remarks>
public readonly record struct TopK : IBatchLoss, IHasBase
{
    private static readonly Interval FractionRange = new(0, 1, true, false);

    /// <summary>base: a loss of single numbers or of rows; fraction: the share of the batch that is kept, 0 &lt; fraction &lt;= 1.</summary>
    public TopK(Loss @base, double fraction)
    {
        WrapperFacts.ShapeOf(Card, @base);
        (Base, Fraction) = (@base, FractionRange.Require(fraction));
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("top-k")
    {
        Aliases = ["ohem"],
        Summary = "Any loss, on the hardest part of the batch alone.",
        Formula = "the mean of the max(1, floor(fraction n)) largest of the n base losses",
        Family = LossFamily.Imbalance,
        Tasks = [LossTask.Regression, LossTask.BinaryClassification, LossTask.MulticlassClassification],
        HasHessian = false,
        WeightsCountRows = false,
        Parameters =
        [
            ParameterCard.Base("base", "squared-error", "the loss that is ranked: one of single numbers or of rows"),
            ParameterCard.Number("fraction", 0.5, FractionRange, "the share of the batch that is kept, the largest losses first"),
        ],
        UseWhen = "Most rows are easy and their many small losses drown the few that matter.",
        AvoidWhen = "Labels are noisy: the largest losses are then the mislabeled rows.",
        Cost = "One pass of the base, then n log n for n losses: they are sorted.",
        Elsewhere = [Counterpart.Other("mmdetection OHEMSampler", "keeps a number of regions, not a share")],
        References =
        [
            "Shrivastava, Gupta and Girshick (2016), doi:10.1109/CVPR.2016.89, arXiv:1604.03540",
            "Fan, Lyu, Ying and Hu (2017), Learning with average top-k loss, arXiv:1705.08826",
        ],
        Notes = "Losses are ranked unweighted; the mean divides by the weights of those that are kept. Small batches keep at least one.",
    };

    /// <summary>The loss that is ranked.</summary>
    public Loss Base { get; }

    /// <summary>The share of the batch that is kept.</summary>
    public double Fraction { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = Base.Claims.Convex,
        NonNegative = Base.Claims.NonNegative,
        ZeroAtPerfect = Base.Claims.ZeroAtPerfect,
        Bounded = Base.Claims.Bounded,
        Differentiable = Fraction == 1 && Base.Claims is { Differentiable: true, Kinks.IsEmpty: true },
        Elicits = Fraction == 1 ? Base.Claims.Elicits : null,
    };

    /// <inheritdoc/>
    public double Of<S>(in LossBatch<S> batch, Span<S> gradient, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int count = Base.TakesRows ? batch.Rows : batch.Predictions.Length, each = batch.Predictions.Length / count;
        using Borrowed<S> losses = new(count), weights = new(count);
        Base.EvaluateAs(batch.Unweighted(), new LossResult<S> { Losses = losses.Span, Gradient = gradient }, Reduction.None, 1);
        int kept = Keep(batch, losses.Span, weights.Span);

        CompensatedSum sum = default, total = default;
        for (int i = 0; i < count; i++)
        {
            double weight = double.CreateTruncating(weights.Span[i]);
            sum.Add(weight == 0 ? 0 : weight * double.CreateTruncating(losses.Span[i]));
            total.Add(weight);
        }

        if (reduction == Reduction.Mean && total.Total == 0)
            throw new LossException("top-k: all rows that are kept have weight 0, so there is nothing to average.");
        double divisor = reduction switch { Reduction.Mean => total.Total, Reduction.MeanCount => kept, _ => 1 };
        for (int i = 0; i < gradient.Length; i++)
        {
            S weight = weights.Span[i / each];
            gradient[i] = weight == S.Zero ? S.Zero : S.CreateTruncating(double.CreateTruncating(weight) / divisor * double.CreateTruncating(gradient[i]));
        }

        return sum.Total / divisor;
    }

    /// <summary>Writes the weight of each loss that is kept, and 0 for the others; returns how many are kept.</summary>
    private int Keep<S>(in LossBatch<S> batch, ReadOnlySpan<S> losses, Span<S> weights)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        using Borrowed<S> ranked = new(losses.Length);
        int n = 0;
        for (int i = 0; i < losses.Length; i++)
        {
            if (!WrapperFacts.Ignores(Base, batch, i))
                ranked.Span[n++] = losses[i];
        }

        if (n == 0)
            throw new LossException("top-k: every row is left out, so there is nothing to average.");
        ranked.Span[..n].Sort();
        int kept = Math.Max(1, (int)Math.Floor((Fraction * n) + 1e-9));
        S least = ranked.Span[n - kept];
        int above = n - kept;
        while (above < n && ranked.Span[above] == least)
            above++;
        int ties = kept - (n - above);
        for (int i = 0; i < losses.Length; i++)
        {
            bool stays = !WrapperFacts.Ignores(Base, batch, i) && (losses[i] > least || (losses[i] == least && ties-- > 0));
            weights[i] = !stays ? S.Zero : batch.Weights.IsEmpty ? S.One : batch.Weights[i];
        }

        return kept;
    }
}
