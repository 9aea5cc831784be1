using System.Globalization;
using Lossworks.Formulas;

namespace Lossworks.Verification;

/// <summary>A tree as text in which the order of summands and factors does not show: equal texts, equal formulas.</summary>
internal static class CanonicalText
{
    internal static bool Same(FormulaNode a, FormulaNode b) => a.Equals(b) || Of(a) == Of(b);

    internal static string Of(FormulaNode node)
    {
        node = Spelling.Usual(node);
        switch (node)
        {
            case NumberNode number:
                return number.Value.ToString("R", CultureInfo.InvariantCulture);
            case CallNode { Operation.Kind: OperationKind.Add or OperationKind.Subtract }:
                return "(" + string.Join(' ', Sums.Of(node).Select(s => (s.Negative ? "-" : "+") + Of(s.Node)).Order(StringComparer.Ordinal)) + ")";
            case CallNode { Operation.Kind: OperationKind.Multiply or OperationKind.Divide or OperationKind.Negate }:
                Product product = Products.Of(node);
                string factors = string.Join(' ', product.Factors.Select(f => (f.Inverse ? "/" : "*") + Of(f.Node)).Order(StringComparer.Ordinal));
                return $"[{product.Coefficient.ToString("R", CultureInfo.InvariantCulture)} {factors}]";
            case CallNode call:
                return $"{call.Operation.Name}({string.Join(',', call.Arguments.Select(Of))})";
            default:
                return node.ToString();
        }
    }
}
