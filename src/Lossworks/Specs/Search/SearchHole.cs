using System.Collections.Immutable;

namespace Lossworks.Specs;

/// <summary>What a SPEC leaves open, to be searched: a number from a range, or one of several choices.</summary>
public abstract record SearchHole
{
    private protected SearchHole()
    {
    }

    /// <summary>A name for people and programs, unique in its SPEC: <c>delta</c>, or <c>huber.delta</c> where there are several losses.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The loss whose parameter it is; null for a weight, for a choice between losses, and for a parameter of a formula.</summary>
    public string? Loss { get; internal init; }

    /// <summary>Which parameter of that loss, or of the formula.</summary>
    public string? Parameter { get; internal init; }

    /// <summary>The choice it stands in, if it stands in one: it exists only while that is made.</summary>
    public SearchCondition? When { get; internal init; }

    /// <summary>Where it stands in the text, counted from 0.</summary>
    public int Position { get; internal init; }

    /// <summary>Its place among the holes of its SPEC.</summary>
    internal int Index { get; init; }

    /// <summary>The losses around it, outermost first.</summary>
    internal ImmutableArray<string> Around { get; init; } = [];
}
