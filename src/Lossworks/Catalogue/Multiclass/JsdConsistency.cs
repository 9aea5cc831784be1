using System.Numerics;
using Lossworks.Kernels;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>How far the forecasts for three views of one example are from each other: augmenting an example should not change the answer.</summary>
/// <remarks>
///   weight (1/3) sum_v KL(s_v || m), m = (s_1 + s_2 + s_3)/3, s_v = softmax of view v.
///   Hendrycks, Mu, Cubuk, Zoph, Gilmer and Lakshminarayanan (2020), arXiv:1912.02781
/// </remarks>
public readonly record struct JsdConsistency : IRowLoss, IHasColumns
{
    /// <summary>weight = 12.</summary>
    public JsdConsistency()
        : this(12)
    {
    }

    /// <summary>weight: what the divergence is multiplied by. Range: &gt;= 0.</summary>
    public JsdConsistency(double weight) => Weight = Interval.NonNegative.Require(weight);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("jsd-consistency")
    {
        Aliases = ["augmix"],
        Summary = "How far the forecasts for three views of one example are from each other: augmenting an example should not change the answer.",
        Formula = "weight (1/3) sum_v KL(s_v || m), m = (s_1 + s_2 + s_3)/3, s_v = softmax of view v",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Logits],
        Target = new Argument("not used, write 0", Interval.Real),
        RowShape = [SoftmaxViews<double>.Count, null],
        Parameters = [ParameterCard.Number("weight", new JsdConsistency().Weight, Interval.NonNegative, "what the divergence is multiplied by")],
        UseWhen = "You train on augmented copies and want the answers to agree; add it to the cross-entropy of the clean view.",
        AvoidWhen = "Alone: equal forecasts for everything make it 0.",
        Elsewhere = [Counterpart.Other("google-research/augmix", "clips the mean at 1e-7, and adds the cross-entropy of the clean view")],
        References = ["Hendrycks, Mu, Cubuk, Zoph, Gilmer and Lakshminarayanan (2020), AugMix, arXiv:1912.02781"],
        Notes =
            "A row is three views of K logits: the clean one, then two augmented ones. The cross-entropy of AugMix is not included; the target "
            + "is not used.",
    };

    /// <summary>What the divergence is multiplied by.</summary>
    public double Weight { get; }

    /// <inheritdoc/>
    public int ExampleColumns => 4 * SoftmaxViews<double>.Count;

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        NonNegative = true,
        Bounded = Weight * Math.Log(SoftmaxViews<double>.Count),
    };

    /// <inheritdoc/>
    public string? Misfit(int columns, int targetColumns) =>
        columns % SoftmaxViews<double>.Count == 0
            ? null
            : $"{columns} columns are not three views of equal length: give the clean view, then two augmented ones.";

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        SoftmaxViews<S> views = new(scores);
        double value = 0;
        for (int v = 0; v < SoftmaxViews<S>.Count; v++)
        {
            int start = v * views.Classes;
            for (int k = 0; k < views.Classes; k++)
                value += views.Divergence(v, k);
            if (!gradient.IsEmpty || !hessian.IsEmpty)
                Derive(views, v, Weight / SoftmaxViews<S>.Count, gradient.Part(start, views.Classes), hessian.Part(start, views.Classes));
        }

        return Weight / SoftmaxViews<S>.Count * value;
    }

    /// <summary>
    /// With a = log(s/m), r = s/(3 m), and bars for means under s: the gradient is s_k (a_k - abar), its derivative
    /// s_k ((1 - 2 s_k)(a_k - abar) + (1 - s_k)(1 - r_k) + s_k (r_k - rbar)).
    /// </summary>
    private static void Derive<S>(in SoftmaxViews<S> views, int v, double factor, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        SoftmaxRow<S> row = views.View(v);
        double logs = 0, ratios = 0;
        for (int k = 0; k < row.Count; k++)
        {
            if (k == row.Top)
                continue;
            logs -= row.Share(k) * views.LogOfMean(v, k);
            ratios += row.Share(k) * Ratio(views.LogOfMean(v, k));
        }

        double top = views.LogOfMean(v, row.Top), complement = row.Complement(row.Top);
        Deviations log = new(-top, complement, logs), ratio = new(Ratio(top), complement, ratios);
        for (int k = 0; k < row.Count; k++)
        {
            double s = row.Share(k), rest = row.Complement(k), own = views.LogOfMean(v, k), r = Ratio(own), above = log.Of(-own);
            gradient.Put(k, factor * s * above);
            hessian.Put(k, factor * s * (((rest - s) * above) + (rest * (1 - r)) + (s * ratio.Of(r))));
        }
    }

    /// <summary>s/(3 m), from log(m/s).</summary>
    private static double Ratio(double logOfMean) => StableMath.Exp(-logOfMean) / SoftmaxViews<double>.Count;
}
