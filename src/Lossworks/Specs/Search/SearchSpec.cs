using System.Collections.Immutable;

namespace Lossworks.Specs;

/// <summary>
/// A SPEC that leaves something open: <c>huber(delta=0.1..10 log)</c>, <c>binary-focal(gamma={0, 1, 2})</c>,
/// <c>{huber(delta=0.1..10 log), log-cosh}</c>, <c>0.1..0.9*huber + 1*log-cosh</c>. In a formula, every parameter that was declared with a finite range is open.
/// </summary>
/// <example><code>
/// SearchSpec search = SearchSpec.Parse("huber(delta=0.1..10 log)");
/// LossSpec spec = search.At(range => 1.35, choice => 0);   // huber(delta=1.35)
/// </code></example>
public sealed class SearchSpec
{
    private readonly SpecPart<LossSpec> _whole;

    internal SearchSpec(string text, ImmutableArray<SearchHole> holes, SpecPart<LossSpec> whole) => (Text, Holes, _whole) = (text, holes, whole);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>What is open; a hole stands behind the choice that it stands in. Empty where everything is said.</summary>
    public ImmutableArray<SearchHole> Holes { get; }

    /// <summary>Reads a SPEC with ranges and choices.</summary>
    /// <exception cref="SpecException">The text is no SPEC; the message points at the character.</exception>
    public static SearchSpec Parse(string text) => new SpecReader(text, searching: true).ReadSearch();

    /// <summary>The SPEC with everything filled in. Holes of options that are not taken are not asked for.</summary>
    /// <param name="number">The number of a range.</param>
    /// <param name="option">The position of the option of a choice.</param>
    public LossSpec At(Func<SearchRange, double> number, Func<SearchChoice, int> option) => _whole(new(Holes, number, option));

    /// <inheritdoc/>
    public override string ToString() => Text;
}
