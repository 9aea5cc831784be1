using System.Collections.Immutable;
using Lossworks.Formulas;

namespace Lossworks.Verification;

/// <summary>One rewriting: the part that is replaced, and the whole formula afterwards.</summary>
/// <param name="Before">The part as it was written.</param>
/// <param name="After">What replaces it.</param>
/// <param name="Whole">The formula with it.</param>
internal sealed record Rewriting(FormulaNode Before, FormulaNode After, FormulaNode Whole);

/// <summary>An identity that may be used from left to right. Nobody relies on it: every use is proven on the samples.</summary>
internal sealed class RewriteRule
{
    /// <param name="pattern">A formula whose names stand for anything.</param>
    /// <param name="replacement">A formula of the same names.</param>
    /// <param name="positive">The name that must be positive for the two to be the same, if there is one.</param>
    internal RewriteRule(string pattern, string replacement, string positive = "")
    {
        Positive = positive;
        (Pattern, Replacement) = (FormulaReader.ReadPart(pattern), FormulaReader.ReadPart(replacement));
        Text = $"{pattern} -> {replacement}";
    }

    internal FormulaNode Pattern { get; }

    internal FormulaNode Replacement { get; }

    internal string Text { get; }

    /// <summary>The name that must be positive for the two to be the same; empty where they are wherever the pattern is defined.</summary>
    internal string Positive { get; }

    /// <summary>Every use of the rule somewhere in a tree.</summary>
    internal IEnumerable<Rewriting> Anywhere(FormulaNode node)
    {
        foreach (Rewriting here in Here(node))
            yield return here;
        for (int i = 0; i < node.Arguments.Length; i++)
        {
            foreach (Rewriting inside in Anywhere(node.Arguments[i]))
                yield return inside with { Whole = Tidy(node.With(node.Arguments.SetItem(i, inside.Whole))) };
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private IEnumerable<Rewriting> Here(FormulaNode node) => Pattern switch
    {
        CallNode { Operation.Kind: OperationKind.Add or OperationKind.Subtract } => InSum(Sums.Of(node)),
        CallNode { Operation.Kind: OperationKind.Multiply or OperationKind.Divide } => InProduct(Products.Of(node)),
        _ => Matching.Whole(Pattern, node, Bindings.None).Select(Filled).Select(after => new Rewriting(node, after, after)),
    };

    /// <summary>Some summands are replaced by one; or their negatives by its negative.</summary>
    private IEnumerable<Rewriting> InSum(ImmutableArray<Summand> sum)
    {
        ImmutableArray<Summand> pattern = Sums.Of(Pattern);
        if (sum.Length < pattern.Length)
            yield break;
        foreach (bool negative in (bool[])[false, true])
        {
            foreach ((Bindings found, ImmutableArray<Summand> rest) in Matching.InSum(negative ? Sums.Flipped(pattern) : pattern, sum, Bindings.None, takeRest: false))
            {
                FormulaNode after = Filled(found);
                List<Summand> left = [.. rest], gone = [.. sum];
                foreach (Summand one in rest)
                    gone.Remove(one);
                left.Insert(Math.Min(sum.IndexOf(gone[0]), left.Count), new(negative, after));
                yield return new(Sums.Write(gone), negative ? Products.Negated(after) : after, Sums.Write(left));
            }
        }
    }

    private IEnumerable<Rewriting> InProduct(Product product)
    {
        Product pattern = Products.Of(Pattern);
        if (product.Factors.Length < pattern.Factors.Length)
            yield break;
        foreach ((Bindings found, Product rest) in Matching.InProduct(pattern, product, Bindings.None, takeRest: false))
        {
            FormulaNode after = Filled(found);
            List<Factor> gone = [.. product.Factors];
            foreach (Factor one in rest.Factors)
                gone.Remove(one);
            FormulaNode whole = rest is { Coefficient: 1, Factors.IsEmpty: true } ? after : Products.Write(Products.Times(rest, Products.Of(after)));
            yield return new(Products.Write(new(pattern.Coefficient, [.. gone])), after, whole);
        }
    }

    private FormulaNode Filled(Bindings found) => Replacement.Replaced(node => node is ParameterNode variable
        ? found[variable.Name] ?? throw new InvalidOperationException($"{Text} does not say what {variable.Name} is.")
        : Tidy(node));

    /// <summary>Signs, sums and products as a person would write them.</summary>
    private static FormulaNode Tidy(FormulaNode node) => node switch
    {
        CallNode { Operation.Kind: OperationKind.Negate } negative => Products.Negated(negative.Arguments[0]),
        CallNode { Operation.Kind: OperationKind.Multiply or OperationKind.Divide } => Products.Write(Products.Of(node)),
        CallNode { Operation.Kind: OperationKind.Add or OperationKind.Subtract } => Sums.Write(Sums.Of(node)),
        CallNode { Operation: var o, Arguments: [NumberNode { Value: var square and >= 0 }] } when o == Operations.Sqrt && double.IsInteger(Math.Sqrt(square)) =>
            Build.Number(Math.Sqrt(square)),
        _ => node,
    };
}
