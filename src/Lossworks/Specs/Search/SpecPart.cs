using System.Collections.Immutable;

namespace Lossworks.Specs;

/// <summary>A part of a SPEC in which something may be open: what it is once that is filled in.</summary>
internal delegate T SpecPart<T>(SpecFilling filling);

/// <summary>What the open places of a SPEC are filled with.</summary>
internal sealed record SpecFilling(ImmutableArray<SearchHole> Holes, Func<SearchRange, double> Number, Func<SearchChoice, int> Option)
{
    /// <summary>For a SPEC without open places.</summary>
    internal static SpecFilling None { get; } =
        new([], _ => throw new InvalidOperationException("nothing is open"), _ => throw new InvalidOperationException("nothing is open"));

    internal double NumberAt(int hole) => Number((SearchRange)Holes[hole]);

    internal int OptionAt(int hole) => Option((SearchChoice)Holes[hole]);
}
