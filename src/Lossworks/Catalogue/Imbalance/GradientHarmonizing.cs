using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Kernels;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Log loss that hears each degree of difficulty alike: rows with errors of the same size share one voice, however many they are.</summary>
/// <remarks>
///   (1/N) sum_i b_i [softplus(z_i) - t_i z_i], b_i = N/(rows in its bin * bins that are not empty); the bin is that of |sigmoid(z) - t|, of equal widths.
///   b is a constant for the gradient.  Li, Liu and Wang (2019), doi:10.1609/aaai.v33i01.33018577
/// </remarks>
public readonly record struct GradientHarmonizing : IBatchLoss
{
    private static readonly Interval BinsRange = new(1, 1_000_000);

    /// <summary>bins = 10.</summary>
    public GradientHarmonizing()
        : this(10)
    {
    }

    /// <summary>bins: into how many degrees of difficulty rows are sorted. Range: 1 to a million.</summary>
    public GradientHarmonizing(int bins) => Bins = (int)BinsRange.Require(bins, nameof(bins));

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("gradient-harmonizing")
    {
        Aliases = ["ghm-c"],
        Summary = "Log loss that hears each degree of difficulty alike: rows with errors of the same size share one voice, however many they are.",
        Formula = "(1/N) sum_i b_i [softplus(z_i) - t_i z_i], b_i = N/(rows in its bin * bins that are not empty), bin = floor(bins |sigmoid(z_i) - t_i|)",
        Family = LossFamily.Imbalance,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Logit],
        Target = Argument.ZeroOneTarget,
        Parameters =
        [
            ParameterCard.Whole("bins", new GradientHarmonizing().Bins, BinsRange, "into how many degrees of difficulty rows are sorted; 1 is plain log loss"),
        ],
        HasHessian = false,
        TakesWeights = false,
        TakesNesting = false,
        UseWhen = "A flood of easy rows, or of outliers, drowns the rest, and batches are large enough to fill the bins.",
        AvoidWhen = "You want probabilities, or a value that changes smoothly: it jumps where a row passes from one bin to the next.",
        Cost = "Two passes over the batch, one to count the bins and one to sum, an exponential or two per number in each.",
        Elsewhere = [Counterpart.Other("MMDetection GHMC", "the counts of bins are averaged over batches on request (momentum)")],
        References = ["Li, Liu and Wang (2019), Gradient harmonized single-stage detector, doi:10.1609/aaai.v33i01.33018577, arXiv:1811.05181"],
        Notes =
            "Every reduction returns the same number; 'none' and weights do not exist. Nothing is remembered from batch to batch. "
            + "The paper divides by all bins; as in its authors' code only those that are not empty count here.",
    };

    /// <summary>Into how many degrees of difficulty rows are sorted.</summary>
    public int Bins { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = Bins == 1,
        StrictlyConvex = Bins == 1,
        Lipschitz = 1,
        NonNegative = true,
        ClassificationCalibrated = Bins == 1,
        Elicits = Bins == 1 ? Functional.LogOdds : null,
        Differentiable = Bins == 1,
    };

    /// <inheritdoc/>
    public double Of<S>(in LossBatch<S> batch, Span<S> gradient, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        using Borrowed<int> room = new(Bins);
        Span<int> rows = room.Span;
        rows.Clear();
        for (int i = 0; i < batch.Predictions.Length; i++)
            rows[BinOf(Logit(batch, i))]++;
        double filled = Bins - rows.Count(0);

        CompensatedSum sum = default;
        for (int i = 0; i < batch.Predictions.Length; i++)
        {
            double against = Logit(batch, i), share = 1 / (rows[BinOf(against)] * filled);
            Expansion<double> loss = default(Softplus).At<double, Scalar<double>>(against);
            sum.Add(share * loss.Value);
            if (!gradient.IsEmpty)
                gradient[i] = S.CreateTruncating(batch.Targets[i] == S.One ? -share * loss.First : share * loss.First);
        }

        return sum.Total;
    }

    /// <summary>The logit of the wrong answer: z for label 0, -z for label 1. Its softplus is the loss, and its logistic function the error.</summary>
    private static double Logit<S>(in LossBatch<S> batch, int i)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double z = double.CreateTruncating(batch.Predictions[i]);
        return batch.Targets[i] == S.One ? -z : z;
    }

    private int BinOf(double against) => Math.Min((int)(Bins * new LogisticParts<double, Scalar<double>>(against).Share), Bins - 1);
}
