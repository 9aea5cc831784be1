namespace Lossworks.Formulas;

/// <summary>Whether a formula looks at its prediction and its target only through their difference, or only through their product.</summary>
internal static class FormulaArgument
{
    private static readonly FormulaNode Prediction = new InputNode(FormulaInput.Prediction), Target = new InputNode(FormulaInput.Target), Argument = new ParameterNode("argument");

    /// <summary>The shape of a loss of single numbers.</summary>
    internal static LossShape ShapeOf(Formula formula)
    {
        if (IsOnly(formula.Body, OfDifference))
            return LossShape.Residual;
        return IsOnly(formula.Body, OfProduct) ? LossShape.Margin : LossShape.Pointwise;
    }

    private static bool IsOnly(FormulaNode body, Func<FormulaNode, FormulaNode> replace) =>
        !body.Replaced(replace).All().Any(n => n is InputNode { Input: FormulaInput.Prediction or FormulaInput.Target or FormulaInput.Weight });

    private static FormulaNode OfDifference(FormulaNode node) => node switch
    {
        CallNode { Operation.Kind: OperationKind.Subtract } call when Is(call, Prediction, Target) || Is(call, Target, Prediction) => Argument,
        CallNode { Operation.Kind: OperationKind.Add, Arguments: [CallNode { Operation.Kind: OperationKind.Negate } negative, var other] }
            when (negative.Arguments[0], other) is var (a, b) && ((a.Equals(Prediction) && b.Equals(Target)) || (a.Equals(Target) && b.Equals(Prediction))) => Argument,
        _ => node,
    };

    private static FormulaNode OfProduct(FormulaNode node) =>
        node is CallNode { Operation.Kind: OperationKind.Multiply } call && (Is(call, Prediction, Target) || Is(call, Target, Prediction)
            || Is(call, Target.Negative(), Prediction) || Is(call, Prediction.Negative(), Target)) ? Argument : node;

    private static bool Is(CallNode call, FormulaNode a, FormulaNode b) => call.Arguments[0].Equals(a) && call.Arguments[1].Equals(b);
}
