using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>The loss that belongs to an entropy: it is 0 exactly where the probabilities which that entropy makes of the scores are the truth.</summary>
/// <remarks>
///   O*(z) + O(t) - &lt;z, t&gt;, O* the conjugate of O; shannon: O(p) = sum p log p; gini: O(p) = (sum p^2 - 1)/2.
///   Blondel, Martins and Niculae (2020), JMLR 21(35), arXiv:1901.02324
/// </remarks>
public readonly record struct FenchelYoung : IRowLoss, IRestrictsRows
{
    /// <summary>entropy = shannon.</summary>
    public FenchelYoung()
        : this(FenchelYoungEntropy.Shannon)
    {
    }

    /// <summary>entropy: what makes probabilities of the scores.</summary>
    public FenchelYoung(FenchelYoungEntropy entropy) => Entropy = entropy;

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("fenchel-young")
    {
        Summary = "The loss that belongs to an entropy: it is 0 exactly where the probabilities which that entropy makes of the scores are the truth.",
        Formula = "O*(z) + O(t) - <z, t>; shannon: O(p) = sum p log p; gini: O(p) = (sum p^2 - 1)/2",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Scores],
        Target = Argument.ClassOrSharesTarget,
        MinimumColumns = 2,
        Parameters = [ParameterCard.Choice("entropy", new FenchelYoung().Entropy, "shannon gives softmax probabilities, gini sparse ones")],
        UseWhen = "Targets are distributions and the loss should be 0 where they are met; or dense and sparse probabilities are compared on one scale.",
        AvoidWhen = "Targets are plain classes: softmax-cross-entropy and sparsemax are the same, under better-known names.",
        Cost = "shannon: a few passes over each row, of Newton's method; gini: K log K for a row of K classes, because the scores are sorted.",
        Elsewhere = [Counterpart.Optax("make_fenchel_young_loss", "takes O* as a function, max_fun, and leaves O(t) out")],
        References = ["Blondel, Martins and Niculae (2020), Learning with Fenchel-Young losses, JMLR 21(35), arXiv:1901.02324"],
        Notes = "Shares must add up to 1. shannon is entmax with alpha = 1, gini with alpha = 2.",
    };

    /// <summary>What makes probabilities of the scores.</summary>
    public FenchelYoungEntropy Entropy { get; }

    private Entmax Same => new(Entropy == FenchelYoungEntropy.Shannon ? 1 : 2);

    /// <inheritdoc/>
    public LossClaims Claims => Same.Claims;

    /// <inheritdoc/>
    public string? Complaint(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets) => ShareChecks.Complaint(targets);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => Same.Of(scores, target, gradient, hessian);
}
