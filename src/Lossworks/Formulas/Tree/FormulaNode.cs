using System.Collections.Immutable;

namespace Lossworks.Formulas;

/// <summary>A formula as a tree. Immutable; two trees are equal where they have the same form.</summary>
internal abstract record FormulaNode
{
    /// <summary>What it is made of; empty at a leaf.</summary>
    internal virtual ImmutableArray<FormulaNode> Arguments => [];

    /// <summary>As text that reads back to an equal tree.</summary>
    public sealed override string ToString() => FormulaWriter.Write(this);

    /// <summary>This node and all below it.</summary>
    internal IEnumerable<FormulaNode> All() => Arguments.SelectMany(a => a.All()).Prepend(this);

    /// <summary>The same with other parts.</summary>
    internal virtual FormulaNode With(ImmutableArray<FormulaNode> arguments) => this;

    /// <summary>The same where every node was offered for replacement, the innermost first.</summary>
    internal FormulaNode Replaced(Func<FormulaNode, FormulaNode> replace) => replace(With([.. Arguments.Select(a => a.Replaced(replace))]));
}

/// <summary>A number.</summary>
internal sealed record NumberNode(double Value) : FormulaNode;

/// <summary>A parameter, by name.</summary>
internal sealed record ParameterNode(string Name) : FormulaNode;

/// <summary>Something that the loss is given.</summary>
/// <param name="Input">Which.</param>
/// <param name="Index">Of an output: which, from 0.</param>
internal sealed record InputNode(FormulaInput Input, int Index = 0) : FormulaNode;

/// <summary>An operation on other nodes.</summary>
internal sealed record CallNode : FormulaNode
{
    internal CallNode(Operation operation, params ImmutableArray<FormulaNode> arguments) => (Operation, Arguments) = (operation, arguments);

    /// <summary>What is done.</summary>
    internal Operation Operation { get; }

    /// <inheritdoc/>
    internal override ImmutableArray<FormulaNode> Arguments { get; }

    /// <inheritdoc/>
    public bool Equals(CallNode? other) => other is not null && Operation == other.Operation && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => Arguments.Aggregate(Operation.GetHashCode(), HashCode.Combine);

    internal override FormulaNode With(ImmutableArray<FormulaNode> arguments) => new CallNode(Operation, arguments);
}

/// <summary>What a loss is given.</summary>
internal enum FormulaInput
{
    /// <summary>p: the prediction, or the row of them.</summary>
    Prediction,

    /// <summary>p1, p2...: one of several outputs.</summary>
    Output,

    /// <summary>y: the target, or the row of them, or the class.</summary>
    Target,

    /// <summary>w: the weight of the row.</summary>
    Weight,

    /// <summary>classes: how many predictions a row has.</summary>
    Classes,
}
