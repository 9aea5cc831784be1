using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Cross-entropy in which the right class must win by a margin, and by a larger one the rarer it is.</summary>
/// <remarks>
///   Cross-entropy of scale (z - m_y onehot(y)), m_j = max-margin n_j^(-1/4)/max_k n_k^(-1/4), n = class counts.
///   Cao, Wei, Gaidon, Arechiga and Ma (2019), arXiv:1906.07413
/// </remarks>
public readonly record struct Ldam : IRowLoss, IHasColumns
{
    /// <summary>classCounts: training rows of each class, each above 0; maxMargin: that of the rarest class, above 0; scale: of the logits, above 0.</summary>
    public Ldam(NumberList classCounts, double maxMargin = 0.5, double scale = 30)
    {
        ClassCounts = ParameterCards.RequireCounts(classCounts);
        MaxMargin = Interval.Positive.Require(maxMargin);
        Scale = Interval.Positive.Require(scale);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("ldam")
    {
        Summary = "Cross-entropy in which the right class must win by a margin, and by a larger one the rarer it is.",
        Formula = "cross-entropy of scale (z - m_y onehot(y)), m_j = max-margin n_j^(-1/4)/max_k n_k^(-1/4)",
        Family = LossFamily.Imbalance,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        Parameters =
        [
            ParameterCards.ClassCounts(),
            ParameterCard.Number("max-margin", 0.5, Interval.Positive, "the margin of the rarest class, in units of the logits"),
            ParameterCard.Number("scale", 30, Interval.Positive, "what logits are multiplied by after the margin"),
        ],
        UseWhen = "Classes are of very different size and logits are cosines, between -1 and 1, as the scale of 30 supposes.",
        AvoidWhen = "Logits are free: with them lower the scale to 1, or use logit-adjusted-cross-entropy, which has no scale.",
        Elsewhere = [Counterpart.Other("the authors' LDAMLoss", "the same; takes class weights too")],
        References = ["Cao, Wei, Gaidon, Arechiga and Ma (2019), Learning imbalanced datasets with label-distribution-aware margin loss, arXiv:1906.07413"],
        Notes = "Logits are used as given, not normalized.",
    };

    /// <summary>Training rows of each class.</summary>
    public NumberList ClassCounts { get; }

    /// <summary>The margin of the rarest class, in units of the logits.</summary>
    public double MaxMargin { get; }

    /// <summary>What logits are multiplied by after the margin.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public int? Columns => ClassCounts.Count;

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = Math.Sqrt(2) * Scale,
        Smooth = Scale * Scale / 4,
        NonNegative = true,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double rarest = ParameterCards.RangeOf(ClassCounts).Least;
        double margin = MaxMargin * Math.Sqrt(Math.Sqrt(rarest / ClassCounts[target.Label]));
        return ShiftedCrossEntropy.Of(new Margin(margin, Scale), scores, target.Label, Scale, gradient, hessian);
    }

    private readonly struct Margin(double margin, double scale) : ILogitShift
    {
        public double Of(int k, int y, double gap) => scale * (gap + margin);
    }
}
