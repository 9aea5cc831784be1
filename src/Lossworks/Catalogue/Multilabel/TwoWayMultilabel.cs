using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Kernels;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Present labels must score above absent ones twice: within each row, and for each label across the rows of the batch.</summary>
/// <remarks>
///   A + B. A is the mean, over rows with a present label, of softplus(Tn LSE_absent(z/Tn) + Tp LSE_present(-z/Tp)); B the same over columns.
///   A line without an absent label costs 0 and counts in the mean.  Kobayashi (2023), Two-way multi-label loss, CVPR
/// </remarks>
public readonly record struct TwoWayMultilabel : IBatchLoss
{
    /// <summary>positive-temperature = 4, negative-temperature = 1.</summary>
    public TwoWayMultilabel()
        : this(4)
    {
    }

    /// <summary>
    /// positiveTemperature and negativeTemperature: how evenly present and absent labels share the pull, each above 0; near 0 only the worst one feels
    /// it.
    /// </summary>
    public TwoWayMultilabel(double positiveTemperature, double negativeTemperature = 1)
    {
        PositiveTemperature = Interval.Positive.Require(positiveTemperature);
        NegativeTemperature = Interval.Positive.Require(negativeTemperature);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("two-way-multilabel")
    {
        Summary = "Present labels must score above absent ones twice: within each row, and for each label across the rows of the batch.",
        Formula = "mean over rows with a present label of softplus(Tn LSE_absent(z/Tn) + Tp LSE_present(-z/Tp)), plus the same over columns",
        Family = LossFamily.Multilabel,
        Tasks = [LossTask.MultilabelClassification],
        Outputs = [Output.Scores],
        Target = Argument.ZeroOneTargets,
        Parameters =
        [
            ParameterCard.Number(
                "positive-temperature", new TwoWayMultilabel().PositiveTemperature, Interval.Positive,
                "how evenly present labels share the pull"),
            ParameterCard.Number(
                "negative-temperature", new TwoWayMultilabel().NegativeTemperature, Interval.Positive,
                "how evenly absent labels share the pull"),
        ],
        HasHessian = false,
        TakesRows = true,
        TakesWeights = false,
        UseWhen = "Labels are ranked within rows and rows within labels, as in image retrieval, and batches are large.",
        AvoidWhen = "You train by small batches: a column then has hardly any present row to compare with.",
        Cost = "A pass over the rows and one over the columns, an exponential or two per number in each.",
        References = ["Kobayashi (2023), Two-way multi-label loss, CVPR, pages 7476-7485"],
        Notes =
            "Every reduction returns the same number; 'none' and weights do not exist. Where no line has a present label that part is 0. "
            + "The defaults are those of the authors' code.",
    };

    /// <summary>How evenly present labels share the pull; near 0 only the worst one feels it.</summary>
    public double PositiveTemperature { get; }

    /// <summary>How evenly absent labels share the pull; near 0 only the worst one feels it.</summary>
    public double NegativeTemperature { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        NonNegative = true,
    };

    /// <inheritdoc/>
    public double Of<S>(in LossBatch<S> batch, Span<S> gradient, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        // Each prediction is in one row and in one column: its two slopes meet in memory of their own.
        using Borrowed<double> slopes = new(gradient.Length);
        slopes.Span.Clear();
        double rows = Mean(batch, batch.Rows, batch.Columns, batch.Columns, 1, slopes.Span);
        double value = rows + Mean(batch, batch.Columns, 1, batch.Rows, batch.Columns, slopes.Span);
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] = S.CreateTruncating(slopes.Span[i]);
        return value;
    }

    /// <summary>The mean over the lines with a present label: line n starts at n * apart and has the given length, its numbers a stride apart.</summary>
    private double Mean<S>(in LossBatch<S> batch, int lines, int apart, int length, int stride, Span<double> slopes)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int counted = 0;
        for (int n = 0; n < lines; n++)
            counted += new LabelLine<S>(batch, n * apart, stride, length).Has(S.One) ? 1 : 0;
        using Borrowed<double> present = new(length), absent = new(length);
        CompensatedSum sum = default;
        for (int n = 0; n < lines && counted > 0; n++)
            sum.Add(Line(new LabelLine<S>(batch, n * apart, stride, length), present.Span, absent.Span, 1.0 / counted, slopes));
        return counted == 0 ? 0 : sum.Total / counted;
    }

    private double Line<S>(in LabelLine<S> line, Span<double> present, Span<double> absent, double share, Span<double> slopes)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (!line.Has(S.One) || !line.Has(S.Zero))
            return 0;
        SoftmaxRow<double> positive = line.Softmax(S.One, -1, PositiveTemperature, present, out double lowest);
        SoftmaxRow<double> negative = line.Softmax(S.Zero, 1, NegativeTemperature, absent, out double highest);
        double gap = highest + lowest + ((NegativeTemperature * negative.LogOfSum) + (PositiveTemperature * positive.LogOfSum));
        Expansion<double> loss = default(Softplus).At<double, Scalar<double>>(gap);
        if (!slopes.IsEmpty)
        {
            line.Spread(S.One, positive, -share * loss.First, slopes);
            line.Spread(S.Zero, negative, share * loss.First, slopes);
        }

        return loss.Value;
    }
}
