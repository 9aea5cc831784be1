namespace Lossworks.Specs;

/// <summary>While a choice of a SPEC is made in one way.</summary>
/// <param name="Choice">The name of the <see cref="SearchChoice"/>.</param>
/// <param name="Option">The position of the option.</param>
public sealed record SearchCondition(string Choice, int Option)
{
    /// <summary>The place of the choice among the holes of its SPEC.</summary>
    internal int Index { get; init; }
}
