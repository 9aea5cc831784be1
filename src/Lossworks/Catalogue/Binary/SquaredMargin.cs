using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Least squares on labels -1 and +1: the score estimates the mean label, and overshooting costs too.</summary>
/// <remarks>
///   (1 - m)^2
///   Zhang (2004), doi:10.1214/aos/1079120130
/// </remarks>
public readonly record struct SquaredMargin : IMarginLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("squared-margin")
    {
        Summary = "Least squares on labels -1 and +1: the score estimates the mean label, and overshooting costs too.",
        Formula = "(1 - m)^2",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Score],
        Target = Argument.SignTarget,
        UseWhen = "You want a closed-form fit, or a score that is twice the probability minus 1.",
        AvoidWhen = "Rows far on the right side are common: they are punished as if they were wrong.",
        Elsewhere = [Counterpart.LossFunctions("L2MarginLoss")],
        References = ["Zhang (2004), doi:10.1214/aos/1079120130"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Smooth = 2,
        NonNegative = true,
        ClassificationCalibrated = true,
        Elicits = Functional.Mean,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T m)
        where T : struct, IReal<T>
        => T.Square(1 - m);
}
