using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>A straight line: every row pulls equally, so that evenly wrong labels cancel out.</summary>
/// <remarks>
///   1 - m
///   van Rooyen, Menon and Williamson (2015), arXiv:1505.07634
/// </remarks>
public readonly record struct Unhinged : IMarginLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("unhinged")
    {
        Summary = "A straight line: every row pulls equally, so that evenly wrong labels cancel out.",
        Formula = "1 - m",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Score],
        Target = Argument.SignTarget,
        UseWhen = "Labels are flipped at random at an unknown rate and the score is bounded or strongly regularized.",
        AvoidWhen = "Nothing bounds the score: the loss falls without end.",
        References = ["van Rooyen, Menon and Williamson (2015), arXiv:1505.07634"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = 1,
        Smooth = 0,
        ClassificationCalibrated = true,
        Elicits = Functional.ClassDecision,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T m)
        where T : struct, IReal<T>
        => 1 - m;
}
