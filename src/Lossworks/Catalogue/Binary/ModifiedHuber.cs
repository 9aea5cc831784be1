using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Squared hinge near the border, linear for confident mistakes: smooth, tolerant of wrong labels, and it yields probabilities.</summary>
/// <remarks>
///   max(0, 1 - m)^2 if m &gt;= -1 else -4m
///   Zhang (2004), doi:10.1145/1015330.1015332
/// </remarks>
public readonly record struct ModifiedHuber : IMarginLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("modified-huber")
    {
        Summary = "Squared hinge near the border, linear for confident mistakes: smooth, tolerant of wrong labels, and it yields probabilities.",
        Formula = "max(0, 1 - m)^2 if m >= -1 else -4m",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Score],
        Target = Argument.SignTarget,
        UseWhen = "As squared-hinge, where some labels may be wrong.",
        AvoidWhen = "You want calibrated probabilities far from 1/2.",
        Elsewhere = [Counterpart.ScikitLearn("SGDClassifier(loss='modified_huber')"), Counterpart.LossFunctions("ModifiedHuberLoss")],
        References = ["Zhang (2004), doi:10.1145/1015330.1015332"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = 4,
        Smooth = 2,
        NonNegative = true,
        ClassificationCalibrated = true,
        Elicits = Functional.Mean,
        Jumps = [-1, 1],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T m)
        where T : struct, IReal<T>
    {
        T missing = 1 - m, squared = T.IfAtMost(missing, 0, T.Const(0), T.Square(missing));
        return T.IfLess(m, -1, -4 * m, squared);
    }
}
