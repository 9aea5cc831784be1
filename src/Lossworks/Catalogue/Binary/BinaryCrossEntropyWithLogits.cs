using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of a yes/no answer, from the log-odds: right at any logit, also where the probability rounds to 0 or 1.</summary>
/// <remarks>
///   softplus(z) - t z
///   Cox (1958), doi:10.1111/j.2517-6161.1958.tb00292.x
/// </remarks>
public readonly record struct BinaryCrossEntropyWithLogits : IPointwiseLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("binary-cross-entropy-with-logits")
    {
        Aliases = ["logistic", "bce-with-logits", "log-loss", "sigmoid-cross-entropy"],
        Summary = "Negative log-likelihood of a yes/no answer, from the log-odds: right at any logit, also where the probability rounds to 0 or 1.",
        Formula = "softplus(z) - t z",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Logit],
        Target = Argument.UnitTarget,
        UseWhen = "You predict yes or no and want probabilities. The standard choice.",
        AvoidWhen = "Labels are noisy: a confident wrong label pulls hard.",
        Elsewhere =
        [
            Counterpart.PyTorch("BCEWithLogitsLoss"),
            Counterpart.Keras("BinaryCrossentropy(from_logits=True)"),
            Counterpart.Optax("sigmoid_binary_cross_entropy"),
            Counterpart.ScikitLearn("HalfBinomialLoss"),
            Counterpart.LossFunctions("LogitMarginLoss", "labels -1 and +1; overflows below a margin of -709"),
            Counterpart.MlNet("LogLoss", "labels 0 and 1; in single precision, probabilities floored at 1e-8, so that no row costs more than 18.42"),
            Counterpart.TorchSharp("BCEWithLogitsLoss"),
            Counterpart.XGBoost("binary:logistic", "the same gradient; the Hessian is at least 1e-16"),
            Counterpart.LightGbm("cross_entropy"),
            Counterpart.LightGbm("binary", "labels 0 and 1 only; scores are multiplied by sigmoid, 1 by default"),
            Counterpart.CatBoost("CrossEntropy"),
            Counterpart.CatBoost("Logloss", "labels 0 and 1 only: others are cut at target_border"),
        ],
        References = ["Cox (1958), doi:10.1111/j.2517-6161.1958.tb00292.x"],
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
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
        => T.SoftplusPair(f, 1 - y, y);
}
