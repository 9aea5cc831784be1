using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Cross-entropy that fades for rows already answered well, so that many easy rows do not drown the few hard ones.</summary>
/// <remarks>
///   a_t (1 - p_t)^gamma (-log p_t), p = sigmoid(z), p_t = p for t = 1 else 1 - p; a_t = alpha for t = 1, 1 - alpha for t = 0
///   Lin, Goyal, Girshick, He and Dollar (2017), doi:10.1109/ICCV.2017.324, arXiv:1708.02002
/// </remarks>
public readonly record struct BinaryFocal : IPointwiseLoss
{
    /// <summary>alpha = none, gamma = 2.</summary>
    public BinaryFocal()
        : this(null, 2)
    {
    }

    /// <summary>
    /// alpha: weight of label 1, or null. Range: 0 &lt;= alpha &lt;= 1; gamma: how fast well-answered rows fade; 0 is plain cross-entropy. Range: &gt;=
    /// 0.
    /// </summary>
    public BinaryFocal(double? alpha, double gamma)
    {
        Alpha = alpha is { } given ? Interval.Unit.Require(given, nameof(alpha)) : null;
        Gamma = Interval.NonNegative.Require(gamma);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("binary-focal")
    {
        Aliases = ["sigmoid-focal"],
        Summary = "Cross-entropy that fades for rows already answered well, so that many easy rows do not drown the few hard ones.",
        Formula = "a_t (1 - p_t)^gamma (-log p_t), p = sigmoid(z), p_t = p for t = 1 else 1 - p; a_t = alpha for t = 1, 1 - alpha for t = 0",
        Family = LossFamily.Imbalance,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Logit],
        Target = Argument.ZeroOneTarget,
        Parameters =
        [
            ParameterCard.NumberOrNone("alpha", new BinaryFocal().Alpha, Interval.Unit, "weight of label 1, against 1 - alpha of label 0; none weighs both 1"),
            ParameterCard.Number("gamma", new BinaryFocal().Gamma, Interval.NonNegative, "how fast well-answered rows fade; 0 is plain cross-entropy"),
        ],
        UseWhen = "One class is rare and easy rows of the other dominate the sum.",
        AvoidWhen = "You want calibrated probabilities without recalibrating: it is not proper for gamma > 0.",
        Elsewhere =
        [
            Counterpart.PyTorch("torchvision.ops.sigmoid_focal_loss", "alpha = 0.25 by default, a negative one switches it off; no reduction by default"),
            Counterpart.TorchSharp("torchvision.ops.sigmoid_focal_loss", "alpha = 0.25 by default, a negative one switches it off; no reduction by default"),
            Counterpart.Keras(
                "BinaryFocalCrossentropy",
                "takes probabilities, clipped at 1e-7, also from_logits; alpha = 0.25 counts only with apply_class_balancing"),
            Counterpart.Optax("sigmoid_focal_loss"),
            Counterpart.Other("MONAI FocalLoss"),
            Counterpart.Other(
                "TensorFlow Addons SigmoidFocalCrossEntropy",
                "alpha = 0.25 by default; takes probabilities unless from_logits; no reduction by default"),
            Counterpart.CatBoost("Focal", "focal_alpha and focal_gamma must be given; probabilities are kept 1e-13 away from 0 and 1"),
            Counterpart.MlNet("ObjectDetection", "within the trainer, for boxes: alpha = 0.25, gamma = 2"),
        ],
        References = ["Lin, Goyal, Girshick, He and Dollar (2017), doi:10.1109/ICCV.2017.324, arXiv:1708.02002"],
    };

    /// <summary>Weight of label 1, against 1 - alpha of label 0; null weighs both 1.</summary>
    public double? Alpha { get; }

    /// <summary>How fast well-answered rows fade; 0 is plain cross-entropy.</summary>
    public double Gamma { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = Gamma == 0,
        StrictlyConvex = Gamma == 0 && Alpha is not (0 or 1),
        NonNegative = true,
        ClassificationCalibrated = Alpha is null or 0.5,
        StrictlyProper = Gamma == 0 && Alpha is null,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        // The logit of the true answer: z for label 1 and -z for label 0.
        T m = ((2 * y) - 1) * f;
        T loss = FocalTerm.Of(m, Gamma);
        return Alpha is { } alpha ? ((alpha * y) + ((1 - alpha) * (1 - y))) * loss : loss;
    }
}
