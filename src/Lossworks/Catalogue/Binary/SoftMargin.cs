using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Logistic loss of labels -1 and +1: probabilities from a score, gently pulled by rows already right.</summary>
/// <remarks>
///   log(1 + e^(-m))
///   Friedman, Hastie and Tibshirani (2000), doi:10.1214/aos/1016218223
/// </remarks>
public readonly record struct SoftMargin : IMarginLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("soft-margin")
    {
        Summary = "Logistic loss of labels -1 and +1: probabilities from a score, gently pulled by rows already right.",
        Formula = "log(1 + e^(-m))",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Logit],
        Target = Argument.SignTarget,
        UseWhen = "Labels are -1 and +1 and you want probabilities: the score is the log-odds.",
        AvoidWhen = "Labels are soft (between 0 and 1): use binary-cross-entropy-with-logits.",
        Elsewhere =
        [
            Counterpart.PyTorch("SoftMarginLoss"),
            Counterpart.LossFunctions("LogitMarginLoss", "overflows below a margin of -709"),
            Counterpart.TorchSharp("SoftMarginLoss"),
        ],
        References = ["Friedman, Hastie and Tibshirani (2000), doi:10.1214/aos/1016218223"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Lipschitz = 1,
        Smooth = 0.25,
        NonNegative = true,
        StrictlyProper = true,
        ClassificationCalibrated = true,
        Elicits = Functional.LogOdds,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T m)
        where T : struct, IReal<T>
        => T.Softplus(-m);
}
