using System.Collections.Immutable;
using Lossworks.Formulas;

namespace Lossworks.Verification;

/// <summary>What the variables of a pattern stand for.</summary>
internal sealed record Bindings(ImmutableDictionary<string, FormulaNode> Nodes)
{
    internal static Bindings None { get; } = new(ImmutableDictionary<string, FormulaNode>.Empty);

    internal FormulaNode? this[string name] => Nodes.GetValueOrDefault(name);

    internal Bindings With(string name, FormulaNode node) => new(Nodes.Add(name, node));
}

/// <summary>Finds a pattern in a tree, whatever the order of summands and factors; parameters of the pattern stand for anything.</summary>
internal static class Matching
{
    /// <summary>All ways in which the whole node has the form of the pattern.</summary>
    internal static IEnumerable<Bindings> Whole(FormulaNode pattern, FormulaNode node, Bindings known)
    {
        node = Spelling.Usual(node);
        switch (pattern)
        {
            case ParameterNode variable:
                if (known[variable.Name] is { } bound)
                    return CanonicalText.Same(bound, node) ? [known] : [];
                return [known.With(variable.Name, node)];
            case CallNode { Operation.Kind: OperationKind.Add or OperationKind.Subtract }:
                return InSum(Sums.Of(pattern), Sums.Of(node), known, takeRest: true).Where(m => m.Left.IsEmpty).Select(m => m.Found);
            case CallNode { Operation.Kind: OperationKind.Negate } negative:
                return Whole(negative.Arguments[0], Products.Negated(node), known);
            case CallNode { Operation.Kind: OperationKind.Multiply or OperationKind.Divide }:
                return InProduct(Products.Of(pattern), Products.Of(node), known, takeRest: true)
                    .Where(m => m.Left is { Coefficient: 1, Factors.IsEmpty: true })
                    .Select(m => m.Found);
            case CallNode call:
                bool same = node is CallNode found && found.Operation == call.Operation && found.Arguments.Length == call.Arguments.Length;
                return same ? OfArguments(call, (CallNode)node, 0, known) : [];
            default:
                return pattern.Equals(node) ? [known] : [];
        }
    }

    /// <summary>Ways in which some of the summands have the form of the pattern's, with those that are left over.</summary>
    /// <param name="pattern">What is looked for.</param>
    /// <param name="sum">In what.</param>
    /// <param name="known">What variables stand for already.</param>
    /// <param name="takeRest">Whether the last variable takes all that is left over.</param>
    internal static IEnumerable<(Bindings Found, ImmutableArray<Summand> Left)> InSum(
        ImmutableArray<Summand> pattern, ImmutableArray<Summand> sum, Bindings known, bool takeRest) =>
        Summands([.. pattern.OrderBy(s => s.Node is ParameterNode)], sum, known, takeRest);

    /// <summary>The same for factors; the number of the product is left over as well.</summary>
    internal static IEnumerable<(Bindings Found, Product Left)> InProduct(Product pattern, Product product, Bindings known, bool takeRest) => Factors(
        [.. pattern.Factors.OrderBy(f => f.Node is ParameterNode)],
        product with { Coefficient = product.Coefficient / pattern.Coefficient },
        known,
        takeRest);

    private static IEnumerable<Bindings> OfArguments(CallNode pattern, CallNode call, int from, Bindings known) => from == pattern.Arguments.Length
        ? [known]
        : Whole(pattern.Arguments[from], call.Arguments[from], known).SelectMany(found => OfArguments(pattern, call, from + 1, found));

    private static IEnumerable<(Bindings Found, ImmutableArray<Summand> Left)> Summands(
        ImmutableArray<Summand> pattern, ImmutableArray<Summand> sum, Bindings known, bool takeRest)
    {
        if (pattern.IsEmpty)
            return [(known, sum)];
        (Summand first, ImmutableArray<Summand> others) = (pattern[0], pattern[1..]);
        if (first.Node is ParameterNode variable)
        {
            if (known[variable.Name] is { } bound)
                return Without(sum, first.Negative ? Sums.Flipped(Sums.Of(bound)) : Sums.Of(bound)) is { } left
                    ? Summands(others, left, known, takeRest) : [];
            if (takeRest && others.IsEmpty)
                return sum.IsEmpty ? [] : [(known.With(variable.Name, Sums.Write(first.Negative ? Sums.Flipped(sum) : sum)), [])];
            return sum.SelectMany((s, i) => Summands(others, sum.RemoveAt(i), known.With(variable.Name, Sums.Write([first.Negative ? s.Flipped : s])), takeRest));
        }

        return sum.SelectMany((s, i) => s.Negative != first.Negative
            ? []
            : Whole(first.Node, s.Node, known).SelectMany(found => Summands(others, sum.RemoveAt(i), found, takeRest)));
    }

    private static ImmutableArray<Summand>? Without(ImmutableArray<Summand> sum, ImmutableArray<Summand> gone)
    {
        foreach (Summand one in gone)
        {
            int place = sum.ToList().FindIndex(s => s.Negative == one.Negative && CanonicalText.Same(s.Node, one.Node));
            if (place < 0)
                return null;
            sum = sum.RemoveAt(place);
        }

        return sum;
    }

    private static IEnumerable<(Bindings Found, Product Left)> Factors(ImmutableArray<Factor> pattern, Product product, Bindings known, bool takeRest)
    {
        if (pattern.IsEmpty)
            return [(known, product)];
        (Factor first, ImmutableArray<Factor> others) = (pattern[0], pattern[1..]);
        if (first.Node is ParameterNode variable)
        {
            if (known[variable.Name] is { } bound)
                return Without(product, first.Inverse ? Products.Turned(Products.Of(bound)) : Products.Of(bound)) is { } left
                    ? Factors(others, left, known, takeRest) : [];
            if (takeRest && others.IsEmpty)
            {
                bool nothing = product.Factors.IsEmpty && product.Coefficient == 1;
                return nothing ? [] : [(known.With(variable.Name, Products.Write(first.Inverse ? Products.Turned(product) : product)), new(1, []))];
            }
        }

        return product.Factors.SelectMany((f, i) => f.Inverse != first.Inverse
            ? []
            : Whole(first.Node, f.Node, known).SelectMany(found => Factors(others, product with { Factors = product.Factors.RemoveAt(i) }, found, takeRest)));
    }

    private static Product? Without(Product product, Product gone)
    {
        ImmutableArray<Factor> left = product.Factors;
        foreach (Factor one in gone.Factors)
        {
            int place = left.ToList().FindIndex(f => f.Inverse == one.Inverse && CanonicalText.Same(f.Node, one.Node));
            if (place < 0)
                return null;
            left = left.RemoveAt(place);
        }

        return new(product.Coefficient / gone.Coefficient, left);
    }
}
