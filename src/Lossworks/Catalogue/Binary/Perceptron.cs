using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Costs nothing once the sign is right, however narrowly: the rule of the first neural network.</summary>
/// <remarks>
///   max(0, -m)
///   Rosenblatt (1958), doi:10.1037/h0042519
/// </remarks>
public readonly record struct Perceptron : IMarginLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("perceptron")
    {
        Summary = "Costs nothing once the sign is right, however narrowly: the rule of the first neural network.",
        Formula = "max(0, -m)",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Score],
        Target = Argument.SignTarget,
        UseWhen = "You rebuild the perceptron, or the classes are separable and any separating line will do.",
        AvoidWhen = "Almost always: the score 0 for every row costs nothing. hinge asks for a margin.",
        Elsewhere =
        [
            Counterpart.Optax("perceptron_loss"),
            Counterpart.ScikitLearn("SGDClassifier(loss='perceptron')", "updates at a margin of 0 too"),
            Counterpart.LossFunctions("PerceptronLoss"),
        ],
        References = ["Rosenblatt (1958), doi:10.1037/h0042519"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = 1,
        NonNegative = true,
        Kinks = [0],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T m)
        where T : struct, IReal<T>
        => new Hinge(0).Of(m);
}
