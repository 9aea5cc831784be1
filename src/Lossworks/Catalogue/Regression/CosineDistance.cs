using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>How far two vectors point apart, whatever their lengths: 0 for the same direction, 2 for opposite ones.</summary>
/// <remarks>
///   1 - &lt;u,v&gt;/(max(|u|, epsilon) max(|v|, epsilon)), u the prediction, v the target.
///   Salton, Wong and Yang (1975), doi:10.1145/361219.361220
/// </remarks>
public readonly record struct CosineDistance : IRowLoss
{
    /// <summary>epsilon = 1e-8.</summary>
    public CosineDistance()
        : this(1e-8)
    {
    }

    /// <summary>epsilon: lengths below it count as it. Range: epsilon &gt;= 0.</summary>
    public CosineDistance(double epsilon) => Epsilon = Interval.NonNegative.Require(epsilon);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("cosine-distance")
    {
        Aliases = ["cosine-similarity-loss"],
        Summary = "How far two vectors point apart, whatever their lengths: 0 for the same direction, 2 for opposite ones.",
        Formula = "1 - <u,v>/(max(|u|, epsilon) max(|v|, epsilon)), u the prediction, v the target",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        Target = Argument.RealTargets,
        Parameters =
        [
            ParameterCard.Number(
                "epsilon", new CosineDistance().Epsilon, Interval.NonNegative,
                "lengths below it count as it, so that tiny vectors do not pull without bound"),
        ],
        UseWhen = "Only the direction matters: embeddings, text vectors, headings.",
        AvoidWhen = "Lengths carry meaning, or predictions may be near the zero vector, where the direction is undefined.",
        Elsewhere =
        [
            Counterpart.PyTorch("nn.functional.cosine_similarity", "ours is 1 minus it; CosineEmbeddingLoss adds 1e-12 to the squared lengths instead"),
            Counterpart.Keras("CosineSimilarity", "minus the cosine, without the 1; squared lengths below 1e-12 count as that"),
            Counterpart.Optax("cosine_distance", "epsilon = 0, on the squared lengths"),
            Counterpart.TorchSharp("CosineEmbeddingLoss", "for pairs whose target is 1; adds 1e-12 to the squared lengths"),
        ],
        References = ["Salton, Wong and Yang (1975), doi:10.1145/361219.361220"],
        Notes = "Where u or v is the zero vector the value is 1 and gradient and Hessian are 0, also with epsilon = 0.",
    };

    /// <summary>Lengths below it count as it.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new() { NonNegative = true, Bounded = 2, Differentiable = false };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CosineRow<S> row = new(scores, target, Epsilon);
        row.Derive(gradient, hessian);
        return row.Distance;
    }
}
