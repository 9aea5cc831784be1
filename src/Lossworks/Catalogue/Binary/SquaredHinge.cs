using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>The square of the hinge: smooth, and it punishes confident mistakes harder.</summary>
/// <remarks>
///   max(0, 1 - m)^2
///   Zhang (2004), doi:10.1214/aos/1079120130
/// </remarks>
public readonly record struct SquaredHinge : IMarginLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("squared-hinge")
    {
        Summary = "The square of the hinge: smooth, and it punishes confident mistakes harder.",
        Formula = "max(0, 1 - m)^2",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Score],
        Target = Argument.SignTarget,
        UseWhen = "As hinge, where a smooth gradient is wanted.",
        AvoidWhen = "Labels are noisy: a confident wrong label pulls with the square of its margin.",
        Elsewhere =
        [
            Counterpart.Keras("SquaredHinge", "labels 0 and 1 become -1 and +1 where a batch holds no others"),
            Counterpart.ScikitLearn("LinearSVC(loss='squared_hinge')"),
            Counterpart.LossFunctions("L2HingeLoss"),
        ],
        References = ["Zhang (2004), doi:10.1214/aos/1079120130"],
        Notes = "The best score is twice the probability of +1, less 1.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Smooth = 2,
        NonNegative = true,
        ClassificationCalibrated = true,
        Elicits = Functional.Mean,
        Jumps = [1],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T m)
        where T : struct, IReal<T>
    {
        T missing = 1 - m;
        return T.IfAtMost(missing, 0, T.Const(0), T.Square(missing));
    }
}
