using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>Any negative log-likelihood, faded for rows already answered well.</summary>
/// <remarks>
///   (1 - e^-base)^gamma base: with base = -log p this is (1 - p)^gamma (-log p)
///   Lin, Goyal, Girshick, He and Dollar (2017), doi:10.1109/ICCV.2017.324, arXiv:1708.02002
/// </remarks>
public readonly record struct Focal : IOuterLoss
{
    /// <summary>base: a negative log-likelihood of classes or labels; gamma: how fast well-answered rows fade, >= 0; 0 is the base itself.</summary>
    public Focal(Loss @base, double gamma)
    {
        if (!@base.Claims.NonNegative)
            throw new LossException($"focal needs a base that is never below 0, so that e^-base is a probability; {@base.Card.Name} does not claim that.");
        (Base, Gamma) = (@base, Interval.NonNegative.Require(gamma));
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("focal")
    {
        Summary = "Any negative log-likelihood, faded for rows already answered well.",
        Formula = "(1 - e^-base)^gamma base",
        Family = LossFamily.Wrapper,
        Tasks = [LossTask.MulticlassClassification],
        Parameters =
        [
            ParameterCard.Base("base", "softmax-cross-entropy", "the loss that fades: a negative log-likelihood"),
            ParameterCard.Number("gamma", 2, Interval.NonNegative, "how fast well-answered rows fade; 0 is the base itself"),
        ],
        UseWhen = "Easy rows dominate the sum, and the base is no plain cross-entropy: smoothed labels, shifted logits, ordered classes.",
        AvoidWhen = "You want calibrated probabilities without recalibrating: it is not proper for gamma > 0.",
        Cost = "One pass of the base, and one more over its losses and derivatives.",
        Elsewhere =
        [
            Counterpart.Keras("CategoricalFocalCrossentropy", "cross-entropy only, of clipped probabilities, with alpha = 0.25"),
            Counterpart.PyTorch("torchvision.ops.sigmoid_focal_loss", "binary cross-entropy only, with alpha = 0.25"),
            Counterpart.Optax("sigmoid_focal_loss", "binary cross-entropy only"),
            Counterpart.TorchSharp("torchvision.ops.sigmoid_focal_loss", "binary cross-entropy only, with alpha = 0.25"),
        ],
        References = ["Lin, Goyal, Girshick, He and Dollar (2017), doi:10.1109/ICCV.2017.324, arXiv:1708.02002"],
    };

    /// <summary>The loss that fades.</summary>
    public Loss Base { get; }

    /// <summary>How fast well-answered rows fade.</summary>
    public double Gamma { get; }

    /// <inheritdoc/>
    public LossClaims Claims => Gamma == 0 ? Base.Claims : WrapperClaims.Bent(Base.Claims);

    /// <inheritdoc/>
    public T Of<T>(T loss, int label)
        where T : struct, IReal<T>
        => T.Apply(new FocalSurprise(Gamma), loss);
}
