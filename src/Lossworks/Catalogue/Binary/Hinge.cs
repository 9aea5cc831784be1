using System.Runtime.CompilerServices;
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
        Elsewhere =
        [
            Counterpart.Keras("Hinge", "labels 0 and 1 become -1 and +1 where a batch holds no others"),
            Counterpart.Optax("hinge_loss"),
            Counterpart.ScikitLearn("SGDClassifier(loss='hinge')"),
            Counterpart.LossFunctions("L1HingeLoss"),
            Counterpart.MlNet("HingeLoss", "labels above 0 count as +1"),
            Counterpart.XGBoost("binary:hinge", "labels 0 and 1; its Hessian is 1 inside the margin, nearly 0 outside"),
            Counterpart.CatBoost("HingeLoss", "a metric only"),
        ],
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T m)
        where T : struct, IReal<T>
    {
        T missing = Margin - m;
        return T.IfAtMost(missing, 0, T.Const(0), missing);
    }
}
