using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Bounded on both sides: gives up on wrong labels, and asks rows on the right side not to overshoot.</summary>
/// <remarks>
///   (2 arctan(m) - 1)^2
///   Masnadi-Shirazi, Mahadevan and Vasconcelos (2010), On the design of robust classifiers for computer vision, CVPR
/// </remarks>
public readonly record struct Tangent : IMarginLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("tangent")
    {
        Summary = "Bounded on both sides: gives up on wrong labels, and asks rows on the right side not to overshoot.",
        Formula = "(2 arctan(m) - 1)^2",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Score],
        Target = Argument.SignTarget,
        UseWhen = "Outliers and wrong labels are frequent, as in tracking and vision.",
        AvoidWhen = "You want convexity, or scores beyond 0.55 to cost nothing: the best score for a certain row is tan(1/2).",
        References = ["Masnadi-Shirazi, Mahadevan and Vasconcelos (2010), On the design of robust classifiers for computer vision, CVPR"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Lipschitz = 6.16857130882805183,
        Smooth = 8.48461215727883539,
        NonNegative = true,
        Bounded = (Math.PI + 1) * (Math.PI + 1),
        ClassificationCalibrated = true,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T m)
        where T : struct, IReal<T>
        => T.Square((2 * T.Arctan(m)) - 1);
}
