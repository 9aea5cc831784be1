namespace Lossworks.Formulas;

/// <summary>What a formula looks at.</summary>
internal enum FormulaShape
{
    /// <summary>One prediction and one target.</summary>
    Elements,

    /// <summary>Several outputs of a row, each with its own meaning, and one target.</summary>
    Outputs,

    /// <summary>A row of predictions, one per class or column.</summary>
    Row,
}

/// <summary>What a formula looks at, in full.</summary>
/// <param name="Shape">Which loop runs it.</param>
/// <param name="Outputs">How many outputs; 1 unless there are several.</param>
/// <param name="TargetIsClass">Of a row: whether the target is a class; otherwise it is a row of numbers.</param>
/// <param name="HasTarget">Whether the target occurs at all.</param>
/// <param name="HasWeight">Whether the weight occurs.</param>
internal sealed record FormulaForm(FormulaShape Shape, int Outputs, bool TargetIsClass, bool HasTarget, bool HasWeight)
{
    /// <summary>The form of a tree whose types are in order.</summary>
    internal static FormulaForm Of(FormulaNode body)
    {
        FormulaNode[] nodes = [.. body.All()];
        bool Has(FormulaInput input) => nodes.Any(n => n is InputNode i && i.Input == input);
        bool row = Has(FormulaInput.Classes) || nodes.Any(n => n is CallNode call
            && (call.Operation.NeedsRow || call.Operation.Kind is OperationKind.Pick or OperationKind.OneHot
                || (call.Operation.Kind is OperationKind.Smallest or OperationKind.Largest && call.Arguments.Length == 1)));
        bool outputs = Has(FormulaInput.Output);
        return new(
            row ? FormulaShape.Row : outputs ? FormulaShape.Outputs : FormulaShape.Elements,
            outputs ? nodes.Max(n => n is InputNode { Input: FormulaInput.Output } i ? i.Index + 1 : 0) : 1,
            row && nodes.Any(IsClass),
            Has(FormulaInput.Target),
            Has(FormulaInput.Weight));
    }

    /// <summary>Whether a node takes the target as a class: p[y], onehot(y).</summary>
    internal static bool IsClass(FormulaNode node) =>
        node is CallNode { Operation.Kind: OperationKind.Pick or OperationKind.OneHot } call && call.Arguments[^1] is InputNode { Input: FormulaInput.Target };
}
