using System.Numerics.Tensors;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Any loss of classes or labels, with a weight for each class.</summary>
/// <remarks>
///   w_y base; for labels 0 and 1 (or -1 and +1) the two weights are those of the negative and the positive label.
///   Elkan (2001), The foundations of cost-sensitive learning, IJCAI, pages 973-978
/// </remarks>
public readonly record struct ClassWeighted : IOuterLoss, IHasColumns, IRestrictsTarget
{
    /// <summary>base: a loss with classes or labels as targets; classWeights: one per class, each at least 0.</summary>
    public ClassWeighted(Loss @base, NumberList classWeights)
    {
        if (!@base.Target.IsClass && @base.Target.Only.Length != 2)
        {
            throw new LossException(
                "class-weighted needs a base with classes or two labels as targets; "
                + $"{@base.Card.Name} takes {@base.Target.Meaning} ({@base.Target.Describe()}).");
        }

        if (!@base.Target.IsClass && classWeights.Count != 2)
            throw new LossException($"class-weighted: {@base.Card.Name} has two labels, so class-weights needs two numbers, not {classWeights.Count}.");
        Base = @base;
        ClassWeights = ParameterCards.Require(classWeights, Interval.NonNegative, nameof(classWeights));
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("class-weighted")
    {
        Summary = "Any loss of classes or labels, with a weight for each class.",
        Formula = "w_y base",
        Family = LossFamily.Wrapper,
        Tasks = [LossTask.MulticlassClassification],
        Parameters =
        [
            ParameterCard.Base("base", "softmax-cross-entropy", "the loss that is weighed"),
            ParameterCard.RequiredList(
                "class-weights", [1, 2, 0.5, 4], Interval.NonNegative,
                "one weight per class; of two labels first the negative's, then the positive's"),
        ],
        UseWhen = "A mistake on one class costs more, or classes are unbalanced, and the base has no class weights of its own.",
        AvoidWhen = "Calibrated probabilities are wanted: weights shift them.",
        Cost = "One pass of the base, and one more over its losses and derivatives.",
        Elsewhere =
        [
            Counterpart.ScikitLearn("class_weight", "the mean divides by the weights too"),
            Counterpart.Keras("class_weight of fit"),
            Counterpart.PyTorch("CrossEntropyLoss(weight=...)", "cross-entropy only; the mean divides by the weights too"),
            Counterpart.TorchSharp("CrossEntropyLoss(weight: ...)", "cross-entropy only; the mean divides by the weights too"),
            Counterpart.CatBoost("class_weights", "multiplies the weights of rows"),
        ],
        References = ["Elkan (2001), The foundations of cost-sensitive learning, IJCAI, pages 973-978"],
        Notes = "The mean divides by the sum of the case weights only, so doubling every class weight doubles the loss.",
    };

    /// <summary>The loss that is weighed.</summary>
    public Loss Base { get; }

    /// <summary>One weight per class.</summary>
    public NumberList ClassWeights { get; }

    /// <inheritdoc/>
    public Argument Target => Base.Target.IsClass ? Argument.ClassTarget : Base.Target;

    /// <inheritdoc/>
    public int? Columns => Base.Target.IsClass && Base.ClassCount(4) == 4 ? ClassWeights.Count : Base.Columns;

    /// <inheritdoc/>
    public LossClaims Claims
    {
        get
        {
            double largest = TensorPrimitives.Max(ClassWeights.Span);
            LossClaims claims = WrapperClaims.Multiplied(Base.Claims, largest);
            bool isSmooth = Base.Claims is { Differentiable: true, Kinks.IsEmpty: true };
            return ClassWeights.Span.Contains(0) ? claims with { StrictlyConvex = false, Kinks = [], Differentiable = isSmooth } : claims;
        }
    }

    /// <inheritdoc/>
    public T Of<T>(T loss, int label)
        where T : struct, IReal<T>
        => ClassWeights[label] * loss;
}
