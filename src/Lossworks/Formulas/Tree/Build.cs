using System.Collections.Immutable;

namespace Lossworks.Formulas;

/// <summary>Trees made in C#.</summary>
internal static class Build
{
    internal static FormulaNode Number(double value) => new NumberNode(value);

    internal static FormulaNode Call(Operation operation, params ImmutableArray<Piece> arguments) =>
        new CallNode(operation, [.. arguments.Select(a => a.Node)]);

    internal static FormulaNode Of(this Operation operation, FormulaNode x) => new CallNode(operation, x);

    internal static FormulaNode Plus(this FormulaNode a, Piece b) => new CallNode(Operations.Add, a, b.Node);

    internal static FormulaNode Minus(this FormulaNode a, Piece b) => new CallNode(Operations.Subtract, a, b.Node);

    internal static FormulaNode Times(this FormulaNode a, Piece b) => new CallNode(Operations.Multiply, a, b.Node);

    internal static FormulaNode Over(this FormulaNode a, Piece b) => new CallNode(Operations.Divide, a, b.Node);

    internal static FormulaNode ToThe(this FormulaNode a, Piece b) => new CallNode(Operations.Power, a, b.Node);

    internal static FormulaNode Negative(this FormulaNode a) => new CallNode(Operations.Negate, a);

    /// <summary>A node, or a number that stands for one.</summary>
    internal readonly record struct Piece(FormulaNode Node)
    {
        public static implicit operator Piece(FormulaNode node) => new(node);

        public static implicit operator Piece(double value) => new(new NumberNode(value));
    }
}
