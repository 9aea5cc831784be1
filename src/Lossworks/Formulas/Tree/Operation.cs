using System.Collections.Immutable;

namespace Lossworks.Formulas;

/// <summary>What an operation does, for those who must know.</summary>
internal enum OperationKind
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Power,
    Absolute,
    Sign,
    Smallest,
    Largest,

    /// <summary>From here on conditions.</summary>
    Less,
    AtMost,
    Equal,
    And,
    Or,
    Not,

    /// <summary>The last condition stands above.</summary>
    Where,

    /// <summary>A function of one number that knows its derivatives.</summary>
    Elementary,

    /// <summary>A short way of writing something longer.</summary>
    Short,

    /// <summary>Of a row: the sum of its numbers.</summary>
    Sum,

    /// <summary>Of a row: log of the sum of the exponentials.</summary>
    LogSumExp,

    /// <summary>Of a row: one of its numbers.</summary>
    Pick,

    /// <summary>1 at a class and 0 elsewhere.</summary>
    OneHot,
}

/// <summary>An operation of formulas: its name, what it takes, and what it is.</summary>
/// <param name="Name">As a formula calls it, or its sign.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Least">The fewest arguments it takes.</param>
/// <param name="Most">The most.</param>
internal sealed record Operation(string Name, OperationKind Kind, int Least, int Most)
{
    /// <summary>Other names.</summary>
    internal ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Of an elementary function: which.</summary>
    internal Elementary Function { get; init; }

    /// <summary>Of a short form: what it stands for.</summary>
    internal Func<ImmutableArray<FormulaNode>, FormulaNode>? Expand { get; init; }

    /// <summary>In one sentence, for the documentation and for errors.</summary>
    internal required string Summary { get; init; }

    /// <summary>Whether it takes a row, whatever it makes of it.</summary>
    internal bool NeedsRow { get; init; }

    /// <inheritdoc/>
    public bool Equals(Operation? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
