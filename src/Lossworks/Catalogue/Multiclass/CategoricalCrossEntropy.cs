using System.Numerics;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of the right class, from probabilities.</summary>
/// <remarks>
///   -sum_k t_k log p_k, terms with t_k = 0 are 0 even at p_k = 0; normalize divides p by its sum first; clip keeps p from 0 and 1.
///   Good (1952), doi:10.1111/j.2517-6161.1952.tb00104.x
/// </remarks>
public readonly record struct CategoricalCrossEntropy : IRowLoss
{
    /// <summary>clip = 0, normalize = false.</summary>
    public CategoricalCrossEntropy()
        : this(0, false)
    {
    }

    /// <summary>clip: how far probabilities are kept from 0 and 1, 0 &lt;= clip &lt; 0.5; normalize: whether each row is divided by its sum first.</summary>
    public CategoricalCrossEntropy(double clip, bool normalize = false)
    {
        Clip = ParameterCards.ClipRange.Require(clip);
        Normalize = normalize;
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("categorical-cross-entropy")
    {
        Aliases = ["cross-entropy"],
        Summary = "Negative log-likelihood of the right class, from probabilities.",
        Formula = "-sum_k t_k log p_k",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Probability],
        Target = Argument.ClassOrSharesTarget,
        Parameters =
        [
            ParameterCards.Clip(new CategoricalCrossEntropy().Clip),
            ParameterCard.Flag(
                "normalize", new CategoricalCrossEntropy().Normalize,
                "whether each row of probabilities is divided by its sum first, and that is differentiated"),
        ],
        UseWhen = "You score probabilities that somebody else computed.",
        AvoidWhen = "You train a model: use softmax-cross-entropy, which keeps its digits near 0 and 1.",
        Elsewhere =
        [
            Counterpart.Keras("CategoricalCrossentropy", "normalizes each row, then clips at 1e-7"),
            Counterpart.PyTorch("NLLLoss", "takes log-probabilities, and indices only"),
            Counterpart.TorchSharp("NLLLoss", "takes log-probabilities, and indices only"),
            Counterpart.ScikitLearn("log_loss", "normalizes each row, then clips at the machine's epsilon"),
        ],
        References = ["Good (1952), doi:10.1111/j.2517-6161.1952.tb00104.x"],
        Notes = "p_k = 0 with t_k > 0 gives Infinity. Rows need not add up to 1.",
    };

    /// <summary>How far probabilities are kept from 0 and 1; 0 leaves them as they are.</summary>
    public double Clip { get; }

    /// <summary>Whether each row is divided by its sum first.</summary>
    public bool Normalize { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = Clip == 0 && !Normalize,
        NonNegative = true,
        StrictlyProper = Clip == 0,
        Elicits = Clip == 0 ? Functional.ClassProbabilities : null,
        Differentiable = Clip == 0,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double sum = Normalize ? Sum(scores) : 1, value = 0, active = 0;
        for (int k = 0; k < scores.Length; k++)
        {
            double share = target[k], p = double.CreateTruncating(scores[k]) / sum;
            if (share == 0)
                continue;
            value -= share * LogOfClipped(p);
            if (IsActive(p))
                active += share;
        }

        // d/dp_k of -sum t_j log(p_j/sum): -t_k/p_k over the terms that are not clipped, and their total/sum where rows are normalized.
        double common = Normalize ? active / sum : 0;
        for (int k = 0; k < gradient.Length; k++)
            gradient[k] = S.CreateTruncating(common - Pull(scores[k], target[k], sum));
        for (int k = 0; k < hessian.Length; k++)
        {
            double pull = Pull(scores[k], target[k], sum);
            double own = pull == 0 ? 0 : pull / double.CreateTruncating(scores[k]);
            hessian[k] = S.CreateTruncating(own - (Normalize ? common / sum : 0));
        }

        return value;
    }

    /// <summary>t_k/p_k where the term counts and is not clipped.</summary>
    private double Pull<S>(S score, double share, double sum)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double p = double.CreateTruncating(score);
        return share == 0 || !IsActive(p / sum) ? 0 : share / p;
    }

    private bool IsActive(double p) => p >= Clip && 1 - p >= Clip;

    /// <summary>1 - clip itself would be rounded, so its logarithm is taken from clip.</summary>
    private double LogOfClipped(double p) => p < Clip ? Math.Log(Clip) : 1 - p < Clip ? StableMath.Log1p(-Clip) : Math.Log(p);

    private static double Sum<S>(ReadOnlySpan<S> row)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double sum = 0;
        foreach (S p in row)
            sum += double.CreateTruncating(p);
        return sum > 0 ? sum : throw new LossException($"{Card.Name}: a row of probabilities adds up to {sum} and cannot be normalized.");
    }
}
