using System.Collections.Immutable;
using Lossworks.Formulas;

namespace Lossworks.Verification;

/// <summary>One factor, or a divisor.</summary>
internal readonly record struct Factor(FormulaNode Node, bool Inverse)
{
    internal Factor Turned => this with { Inverse = !Inverse };
}

/// <summary>A product: a number, and factors and divisors in the order in which they are written.</summary>
internal sealed record Product(double Coefficient, ImmutableArray<Factor> Factors);

/// <summary>A tree as a product, and back.</summary>
internal static class Products
{
    internal static Product Of(FormulaNode node)
    {
        Product product = Flat(node);
        return product with { Factors = Squared(product.Factors) };
    }

    /// <summary>-x, with the sign moved in where that makes it shorter.</summary>
    internal static FormulaNode Negated(FormulaNode node)
    {
        switch (node)
        {
            case NumberNode number:
                return Build.Number(-number.Value);
            case CallNode { Operation.Kind: OperationKind.Add or OperationKind.Subtract }:
                return Sums.Write(Sums.Flipped(Sums.Of(node)));
            default:
                Product product = Flat(node);
                return Write(product with { Coefficient = -product.Coefficient });
        }
    }

    internal static FormulaNode Write(Product product)
    {
        List<FormulaNode> above = [.. product.Factors.Where(f => !f.Inverse).Select(f => f.Node)];
        List<FormulaNode> below = [.. product.Factors.Where(f => f.Inverse).Select(f => f.Node)];
        if (product.Coefficient == -1 && above.Count > 0)
            above[0] = above[0].Negative();
        else if (product.Coefficient != 1 || above.Count == 0)
            above.Insert(0, Build.Number(product.Coefficient));
        FormulaNode top = above.Aggregate((a, b) => a.Times(b));
        return below.Count == 0 ? top : top.Over(below.Aggregate((a, b) => a.Times(b)));
    }

    /// <summary>The product of two.</summary>
    internal static Product Times(Product a, Product b)
    {
        if (IsExact(a.Coefficient) || IsExact(b.Coefficient))
            return new(a.Coefficient * b.Coefficient, [.. a.Factors, .. b.Factors]);
        return new(a.Coefficient, [.. a.Factors, new(Build.Number(b.Coefficient), false), .. b.Factors]);
    }

    internal static Product Turned(Product a)
    {
        ImmutableArray<Factor> factors = [.. a.Factors.Select(f => f.Turned)];
        return IsExact(a.Coefficient)
            ? new(1 / a.Coefficient, factors)
            : new(Math.Sign(a.Coefficient), [new(Build.Number(Math.Abs(a.Coefficient)), true), .. factors]);
    }

    /// <summary>Whether multiplying and dividing by it rounds nothing.</summary>
    private static bool IsExact(double x) => double.IsPow2(Math.Abs(x));

    private static Product Flat(FormulaNode node) => node switch
    {
        NumberNode number when number.Value != 0 => new(number.Value, []),
        CallNode { Operation.Kind: OperationKind.Multiply } call => Times(Flat(call.Arguments[0]), Flat(call.Arguments[1])),
        CallNode { Operation.Kind: OperationKind.Divide } call => Times(Flat(call.Arguments[0]), Turned(Flat(call.Arguments[1]))),
        CallNode { Operation.Kind: OperationKind.Negate } call => Minus(Flat(call.Arguments[0])),
        _ => new(1, [new(node, false)]),
    };

    private static Product Minus(Product product) => product with { Coefficient = -product.Coefficient };

    /// <summary>x*x is x^2.</summary>
    private static ImmutableArray<Factor> Squared(ImmutableArray<Factor> factors)
    {
        List<Factor> merged = [];
        foreach (Factor factor in factors)
        {
            int twin = merged.FindIndex(f => f.Inverse == factor.Inverse && factor.Node is not NumberNode && f.Node.Equals(factor.Node));
            if (twin >= 0)
                merged[twin] = new(factor.Node.ToThe(2), factor.Inverse);
            else
                merged.Add(factor);
        }

        return [.. merged];
    }
}
