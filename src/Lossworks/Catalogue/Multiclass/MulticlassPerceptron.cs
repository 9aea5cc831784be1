using System.Numerics;

namespace Lossworks.Losses;

/// <summary>How far the right class lies behind the winner; nothing once it wins.</summary>
/// <remarks>
///   max_j z_j - z_y, which is crammer-singer-hinge with margin 0.
///   Duda and Hart (1973), Pattern classification and scene analysis; Crammer and Singer (2003), JMLR 3:951-991
/// </remarks>
public readonly record struct MulticlassPerceptron : IRowLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("multiclass-perceptron")
    {
        Summary = "How far the right class lies behind the winner; nothing once it wins.",
        Formula = "max_j z_j - z_y",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Scores],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        UseWhen = "You learn online and the classes can be separated: only mistakes move the model.",
        AvoidWhen = "Classes overlap, or the decision should keep a distance: use crammer-singer-hinge. All scores equal is already a minimum.",
        Elsewhere = [Counterpart.Optax("multiclass_perceptron_loss")],
        References =
        [
            "Duda and Hart (1973), Pattern classification and scene analysis",
            "Crammer and Singer (2003), Ultraconservative online algorithms for multiclass problems, JMLR 3:951-991",
        ],
        Notes = "The gradient is 0 where the right class attains the maximum; where several wrong ones share it, the first takes it.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new CrammerSingerHinge(0).Claims;

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => new CrammerSingerHinge(0).Of(scores, target, gradient, hessian);
}
