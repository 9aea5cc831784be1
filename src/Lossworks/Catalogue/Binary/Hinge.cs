using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Costs nothing once the sign is right by a margin: the support vector machine.</summary>
/// <remarks>
///   max(0, margin - m)
///   Cortes and Vapnik (1995), doi:10.1007/BF00994018
/// </remarks>
public readonly record struct Hinge : IMarginLoss
{
    /// <summary>margin = 1.</summary>
    public Hinge()
        : this(1)
    {
    }

    /// <summary>margin: how far on the right side costs nothing; 0 is the perceptron. Range: &gt;= 0.</summary>
    public Hinge(double margin) => Margin = Interval.NonNegative.Require(margin);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("hinge")
    {
        Summary = "Costs nothing once the sign is right by a margin: the support vector machine.",
        Formula = "max(0, margin - m)",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Score],
        Target = Argument.SignTarget,
        Parameters =
        [
            ParameterCard.Number("margin", new Hinge().Margin, Interval.NonNegative, "how far on the right side costs nothing; 0 is the perceptron"),
        ],
        UseWhen = "Only the decision matters and few rows should carry it.",
        AvoidWhen = "You want probabilities: scores have no scale.",
        Elsewhere = ["scikit-learn, Keras, optax: the same for margin 1.", "Keras also takes labels 0 and 1 and converts them."],
        References = ["Cortes and Vapnik (1995), doi:10.1007/BF00994018"],
    };

    /// <summary>How far on the right side costs nothing; 0 is the perceptron.</summary>
    public double Margin { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = 1,
        NonNegative = true,
        ClassificationCalibrated = Margin > 0,
        Elicits = Margin > 0 ? Functional.ClassDecision : null,
        Kinks = [Margin],
    };

    /// <inheritdoc/>
    public T Of<T>(T m)
        where T : struct, IReal<T>
    {
        T missing = Margin - m;
        return T.IfAtMost(missing, 0, T.Const(0), missing);
    }
}
