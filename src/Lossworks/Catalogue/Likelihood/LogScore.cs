using System.Numerics;
using System.Numerics.Tensors;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>How surprising what happened was under the forecast: the logarithm of its probability, in nats or bits.</summary>
/// <remarks>
///   -log p_y; with bits -log2 p_y.  Good (1952), doi:10.1111/j.2517-6161.1952.tb00104.x;
///   Roulston and Smith (2002), doi:10.1175/1520-0493(2002)130&lt;1653:EPFUIT&gt;2.0.CO;2
/// </remarks>
public readonly record struct LogScore : IRowLoss
{
    /// <summary>bits = false.</summary>
    public LogScore()
        : this(false)
    {
    }

    /// <summary>bits: whether the logarithm is to base 2 instead of e.</summary>
    public LogScore(bool bits) => Bits = bits;

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("log-score")
    {
        Aliases = ["ignorance"],
        Summary = "How surprising what happened was under the forecast: the logarithm of its probability, in nats or bits.",
        Formula = "-log p_y; with bits -log2 p_y",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Probability],
        Target = Argument.ClassTarget,
        Parameters = [ParameterCard.Flag("bits", new LogScore().Bits, "whether the logarithm is to base 2 instead of e")],
        UseWhen = "You compare forecasters, and only the probability of what happened should count.",
        AvoidWhen = "Forecasts may be exactly 0 where something happens: one such row makes the mean infinite.",
        Elsewhere =
        [
            Counterpart.ScikitLearn("log_loss", "the same as bits=false, probabilities are kept from 0 and 1 by the epsilon of the precision"),
            Counterpart.MlNet("MulticlassClassificationMetrics.LogLoss", "a metric, in nats; the binary LogLoss metric is in bits"),
        ],
        References = ["Good (1952), doi:10.1111/j.2517-6161.1952.tb00104.x", "Roulston and Smith (2002), doi:10.1175/1520-0493(2002)130<1653:EPFUIT>2.0.CO;2"],
        Notes = "Probabilities are used as given: a row need not add up to 1. p_y = 0 gives value Infinity, gradient -Infinity, Hessian Infinity.",
    };

    /// <summary>Whether the logarithm is to base 2.</summary>
    public bool Bits { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        NonNegative = true,
        ZeroAtPerfect = true,
        StrictlyProper = true,
        Elicits = Functional.ClassProbabilities,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double nats = new CategoricalCrossEntropy().Of(scores, target, gradient, hessian);
        if (!Bits)
            return nats;
        TensorPrimitives.Divide(gradient, S.CreateTruncating(StableMath.Ln2), gradient);
        TensorPrimitives.Divide(hessian, S.CreateTruncating(StableMath.Ln2), hessian);
        return nats / StableMath.Ln2;
    }
}
