namespace Lossworks.Specs;

/// <summary>A value outside a loss in the same words: a number or a word, or a range or choice of them.</summary>
/// <param name="Open">What is to be searched; null where the value is given.</param>
/// <param name="Given">The value; null where it is to be searched.</param>
public sealed record SearchValue(SearchHole? Open, ParameterValue? Given)
{
    /// <summary>Reads <c>0.1</c>, <c>0.1..10 log</c>, <c>adam</c> or <c>{sgd, adam}</c>.</summary>
    /// <param name="name">The name of the hole.</param>
    /// <param name="text">The value.</param>
    /// <exception cref="SpecException">The text is none of these; the message points at the character.</exception>
    public static SearchValue Parse(string name, string text) => new SpecReader(text, searching: true).ReadAlone(name);
}
