using System.Collections.Immutable;
using Lossworks.Formulas;

namespace Lossworks.Verification;

/// <summary>One summand, with its sign apart.</summary>
internal readonly record struct Summand(bool Negative, FormulaNode Node)
{
    internal Summand Flipped => this with { Negative = !Negative };
}

/// <summary>A tree as a sum of signed summands, and back.</summary>
internal static class Sums
{
    internal static ImmutableArray<Summand> Of(FormulaNode node) => node switch
    {
        CallNode { Operation.Kind: OperationKind.Add } call => [.. Part(call.Arguments[0]), .. Part(call.Arguments[1])],
        CallNode { Operation.Kind: OperationKind.Subtract } call => [.. Part(call.Arguments[0]), .. Flipped(Part(call.Arguments[1]))],
        CallNode { Operation.Kind: OperationKind.Negate } call => Flipped(Of(call.Arguments[0])),
        NumberNode { Value: < 0 } number => [new(true, new NumberNode(-number.Value))],
        _ => OfProduct(node),
    };

    internal static ImmutableArray<Summand> Flipped(ImmutableArray<Summand> sum) => [.. sum.Select(s => s.Flipped)];

    /// <summary>A summand without a minus comes first, if there is one.</summary>
    internal static FormulaNode Write(IReadOnlyList<Summand> sum)
    {
        if (sum.Count == 0)
            return Build.Number(0);
        int first = Math.Max(0, sum.ToList().FindIndex(s => !s.Negative));
        FormulaNode written = sum[first].Negative ? Products.Negated(sum[first].Node) : sum[first].Node;
        for (int i = 0; i < sum.Count; i++)
        {
            if (i != first)
                written = sum[i].Negative ? written.Minus(sum[i].Node) : written.Plus(sum[i].Node);
        }

        return written;
    }

    /// <summary>A residual stays together: p - y is one thing to whoever wrote it.</summary>
    private static ImmutableArray<Summand> Part(FormulaNode node) => IsResidual(node) ? [new(false, node)] : Of(node);

    private static bool IsResidual(FormulaNode node) => node is CallNode { Operation.Kind: OperationKind.Subtract, Arguments: [InputNode, InputNode] };

    private static ImmutableArray<Summand> OfProduct(FormulaNode node)
    {
        Product product = Products.Of(node);
        return product.Coefficient < 0 ? [new(true, Products.Write(product with { Coefficient = -product.Coefficient }))] : [new(false, node)];
    }
}
