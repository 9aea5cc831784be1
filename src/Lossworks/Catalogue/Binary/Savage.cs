using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>The Brier score of a probability given as log-odds: no row can cost more than 1, so wrong labels are given up on.</summary>
/// <remarks>
///   1/(1 + e^m)^2
///   Masnadi-Shirazi and Vasconcelos (2008), On the design of loss functions for classification, Advances in Neural Information Processing Systems 21
/// </remarks>
public readonly record struct Savage : IMarginLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("savage")
    {
        Summary = "The Brier score of a probability given as log-odds: no row can cost more than 1, so wrong labels are given up on.",
        Formula = "1/(1 + e^m)^2",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Logit],
        Target = Argument.SignTarget,
        UseWhen = "Labels are noisy and you want probabilities all the same.",
        AvoidWhen = "The start is far from the answer: confident mistakes hardly pull.",
        References =
        [
            "Masnadi-Shirazi and Vasconcelos (2008), On the design of loss functions for classification, Advances in Neural Information Processing Systems 21",
        ],
        Notes = "The paper writes e^(2m): the same curve over half the score.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Lipschitz = 8.0 / 27,
        Smooth = 0.154058570121350511,
        NonNegative = true,
        Bounded = 1,
        StrictlyProper = true,
        ClassificationCalibrated = true,
        Elicits = Functional.LogOdds,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T m)
        where T : struct, IReal<T>
        => T.Square(T.Apply(default(Logistic), -m));
}
