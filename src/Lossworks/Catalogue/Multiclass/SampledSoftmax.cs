using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Softmax cross-entropy over the right class and a few sampled wrong ones, corrected for how likely each was to be sampled.</summary>
/// <remarks>
///   LSE_j(z_j - log q_j) - (z_0 - log q_0), column 0 the right class, q the sampling probabilities.
///   Bengio and Senecal (2008), doi:10.1109/TNN.2007.912312; Jean, Cho, Memisevic and Bengio (2015), doi:10.3115/v1/P15-1001
/// </remarks>
public readonly record struct SampledSoftmax : IRowLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("sampled-softmax")
    {
        Summary = "Softmax cross-entropy over the right class and a few sampled wrong ones, corrected for how likely each was to be sampled.",
        Formula = "LSE_j(z_j - log q_j) - (z_0 - log q_0)",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification, LossTask.Sequence],
        Outputs = [Output.Logits],
        Target = ParameterCards.SamplingProbabilities,
        MinimumColumns = 2,
        UseWhen = "There are so many classes that the full softmax is too dear, as with words, products or labels by the million.",
        AvoidWhen = "The full softmax can be afforded: this is a biased estimate of it. Its values are not comparable between numbers of samples.",
        Cost = "A logarithm and an exponential or two per sampled class, however many classes there are.",
        Elsewhere = [Counterpart.Other("TensorFlow sampled_softmax_loss", "samples the classes itself, and by default removes accidental hits")],
        References =
        [
            "Bengio and Senecal (2008), doi:10.1109/TNN.2007.912312",
            "Jean, Cho, Memisevic and Bengio (2015), doi:10.3115/v1/P15-1001, arXiv:1412.2007",
        ],
        Notes = "Column 0 is the right class, the others are the sampled ones; the correction applies to the right class too.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = Math.Sqrt(2),
        Smooth = 0.25,
        NonNegative = true,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        using Borrowed<double> room = new(scores.Length);
        for (int j = 0; j < scores.Length; j++)
            room.Span[j] = double.CreateTruncating(scores[j]) - Math.Log(target[j]);
        return CrossEntropyRow.Of(new SoftmaxRow<double>(room.Span), new RowTarget<S>(0), gradient, hessian);
    }
}
