using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Counts mistakes: 1 where the sign is wrong, 0 where it is right.</summary>
/// <remarks>
///   1 if m &lt; 0 else 0
///   Bartlett, Jordan and McAuliffe (2006), doi:10.1198/016214505000000907
/// </remarks>
public readonly record struct ZeroOne : IMarginLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("zero-one")
    {
        Summary = "Counts mistakes: 1 where the sign is wrong, 0 where it is right.",
        Formula = "1 if m < 0 else 0",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Score],
        Target = Argument.SignTarget,
        UseWhen = "You measure; every other loss of margins stands in for this one.",
        AvoidWhen = "You train: its gradient is 0 everywhere.",
        Elsewhere =
        [
            Counterpart.LossFunctions("ZeroOneLoss"),
            Counterpart.CatBoost("ZeroOneLoss", "a metric only"),
            Counterpart.ScikitLearn("zero_one_loss", "takes the decisions, not the scores; a metric"),
        ],
        References = ["Bartlett, Jordan and McAuliffe (2006), doi:10.1198/016214505000000907"],
        Notes = "A score of exactly 0 counts as right for either label.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        NonNegative = true,
        Bounded = 1,
        Differentiable = false,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T m)
        where T : struct, IReal<T>
        => T.IfLess(m, 0, T.Const(1), T.Const(0));
}
