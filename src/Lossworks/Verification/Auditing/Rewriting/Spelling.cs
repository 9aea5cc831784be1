using Lossworks.Formulas;

namespace Lossworks.Verification;

/// <summary>Several ways of writing one thing become the one that patterns know.</summary>
internal static class Spelling
{
    /// <summary>The usual spelling of a node; its parts stay as they are.</summary>
    internal static FormulaNode Usual(FormulaNode node) => node switch
    {
        CallNode call when call.Operation == Operations.Square => call.Arguments[0].ToThe(2),
        CallNode { Operation.Kind: OperationKind.Power, Arguments: [var x, NumberNode { Value: 0.5 }] } => Operations.Sqrt.Of(x),
        CallNode { Operation.Kind: OperationKind.Power, Arguments: [var x, NumberNode { Value: 1 }] } => Usual(x),
        CallNode { Operation.Kind: OperationKind.Power, Arguments: [var x, NumberNode { Value: -1 }] } => Build.Number(1).Over(x),
        CallNode { Operation.Kind: OperationKind.Multiply or OperationKind.Divide or OperationKind.Negate } =>
            Products.Of(node) is { Coefficient: 1, Factors: [{ Inverse: false } one] } && !ReferenceEquals(one.Node, node) ? Usual(one.Node) : node,
        _ => node,
    };
}
