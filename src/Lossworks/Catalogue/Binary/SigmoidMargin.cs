using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>A smooth count of mistakes: no row can cost more than 2, however wrong.</summary>
/// <remarks>
///   1 - tanh(m) = 2/(1 + e^(2m))
///   Mason, Baxter, Bartlett and Frean (2000), Boosting algorithms as gradient descent, Advances in Neural Information Processing Systems 12
/// </remarks>
public readonly record struct SigmoidMargin : IMarginLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("sigmoid-margin")
    {
        Summary = "A smooth count of mistakes: no row can cost more than 2, however wrong.",
        Formula = "1 - tanh(m) = 2/(1 + e^(2m))",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Score],
        Target = Argument.SignTarget,
        UseWhen = "Labels are noisy and the number of mistakes matters; start from the answer of a convex loss.",
        AvoidWhen = "You start from nothing: far on the wrong side the gradient vanishes.",
        Elsewhere = [Counterpart.LossFunctions("SigmoidLoss")],
        References =
        [
            "Mason, Baxter, Bartlett and Frean (2000), Boosting algorithms as gradient descent, Advances in Neural Information Processing Systems 12",
        ],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Lipschitz = 1,
        Smooth = 4 / (3 * Math.Sqrt(3)),
        NonNegative = true,
        Bounded = 2,
        ClassificationCalibrated = true,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T m)
        where T : struct, IReal<T>
        => 2 * T.Apply(default(Logistic), -2 * m);
}
