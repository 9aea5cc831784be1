namespace Lossworks.Formulas;

/// <summary>Whether a formula looks at prediction and target only through their difference (p &lt; y is a question about it), or only through their product.</summary>
internal static class FormulaArgument
{
    private static readonly FormulaNode Prediction = new InputNode(FormulaInput.Prediction), Target = new InputNode(FormulaInput.Target);

    private static readonly FormulaNode Argument = new ParameterNode("argument");

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
        CallNode { Operation.Kind: OperationKind.Subtract or OperationKind.Less or OperationKind.AtMost or OperationKind.Equal } call
            when IsEitherWay(call, Prediction, Target) => Argument,
        CallNode { Operation.Kind: OperationKind.Add } call when Is(call, Target.Negative(), Prediction) || Is(call, Prediction.Negative(), Target) => Argument,
        _ => node,
    };

    private static FormulaNode OfProduct(FormulaNode node) => node is CallNode { Operation.Kind: OperationKind.Multiply } call
        && (IsEitherWay(call, Prediction, Target) || Is(call, Target.Negative(), Prediction) || Is(call, Prediction.Negative(), Target)) ? Argument : node;

    private static bool IsEitherWay(CallNode call, FormulaNode a, FormulaNode b) => Is(call, a, b) || Is(call, b, a);

    private static bool Is(CallNode call, FormulaNode a, FormulaNode b) => call.Arguments[0].Equals(a) && call.Arguments[1].Equals(b);
}
