using System.Collections.Immutable;

namespace Lossworks;

/// <summary>What a parameter of a loss means and which values it takes.</summary>
/// <param name="Name">In kebab case, as a SPEC writes it.</param>
/// <param name="Default">The value where a SPEC gives none; null where one must be given.</param>
/// <param name="Summary">What it does, with its unit.</param>
public sealed record ParameterCard(string Name, ParameterValue? Default, string Summary)
{
    /// <summary>Which numbers it takes.</summary>
    public Interval Range { get; init; } = Interval.Real;

    /// <summary>Whether its numbers are whole.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether it takes a list of numbers instead of one.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether a search for a good value goes by its logarithm.</summary>
    public bool IsLog { get; init; }

    /// <summary>Where there is no default: a value for examples, pictures and tests.</summary>
    public ParameterValue? Example { get; init; }

    /// <summary>Where it takes a list: whether one number may stand for a list of one.</summary>
    public bool TakesNumber { get; init; }

    /// <summary>Whether it takes another loss.</summary>
    public bool TakesLoss { get; init; }

    /// <summary>Words it takes beside numbers, or instead of them.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Whether it takes words only.</summary>
    public bool WordsOnly { get; init; }

    /// <summary>A number in a range.</summary>
    public static ParameterCard Number(string name, double @default, Interval range, string summary) => new(name, @default, summary) { Range = range };

    /// <summary>A whole number in a range.</summary>
    public static ParameterCard Whole(string name, int @default, Interval range, string summary) =>
        new(name, @default, summary) { Range = range, IsWhole = true };

    /// <summary>true or false.</summary>
    public static ParameterCard Flag(string name, bool @default, string summary) =>
        new(name, @default, summary) { Words = ["false", "true"], WordsOnly = true };

    /// <summary>A number in a range, or none.</summary>
    public static ParameterCard NumberOrNone(string name, double? @default, Interval range, string summary) =>
        new(name, @default, summary) { Range = range, Words = ["none"] };

    /// <summary>A list of numbers in a range, or none.</summary>
    public static ParameterCard ListOrNone(string name, NumberList @default, Interval range, string summary) =>
        new(name, @default, summary) { Range = range, Words = ["none"], IsList = true };

    /// <summary>A list of numbers in a range that must be given.</summary>
    public static ParameterCard RequiredList(string name, NumberList example, Interval range, string summary) =>
        new(name, null, summary) { Range = range, IsList = true, Example = example };

    /// <summary>A number in a range that must be given.</summary>
    public static ParameterCard Required(string name, double example, Interval range, string summary) =>
        new(name, null, summary) { Range = range, Example = example };

    /// <summary>A number for all columns, or a list with one for each.</summary>
    public static ParameterCard NumberOrList(string name, double @default, Interval range, string summary) =>
        new(name, @default, summary) { Range = range, IsList = true, TakesNumber = true };

    /// <summary>One of the values of an enumeration, as a word.</summary>
    public static ParameterCard Choice<TEnum>(string name, TEnum @default, string summary)
        where TEnum : struct, Enum
        => new(name, ParameterValue.Of(@default), summary) { Words = [.. Enum.GetNames<TEnum>().Select(KebabCase.Of)], WordsOnly = true };

    /// <summary>Another loss; <paramref name="default"/> null where it must be given.</summary>
    public static ParameterCard Base(string name, string? @default, string summary) =>
        new(name, @default is null ? null : new ParameterValue.Spec(Specs.LossSpec.Parse(@default)), summary) { TakesLoss = true };

    /// <summary>The values it takes, in words.</summary>
    public string DescribeRange()
    {
        string words = string.Join(" or ", Words);
        if (WordsOnly)
            return words;
        if (TakesLoss)
            return "a loss, such as huber(delta=2)";
        if (TakesNumber)
            return $"a number or a list, {Range.Describe("each")}";
        string numbers = IsList ? $"a list with {Range.Describe("each")}" : (IsWhole ? "whole number, " : "") + Range.Describe(Name);
        return words.Length == 0 ? numbers : $"{words}, or {numbers}";
    }

    /// <summary>The value itself if the parameter takes it.</summary>
    /// <exception cref="LossException">It does not; the message names the parameter, the value and the range.</exception>
    public ParameterValue Check(string loss, ParameterValue value)
    {
        bool fits = value switch
        {
            ParameterValue.Number n => !WordsOnly && !TakesLoss && (!IsList || TakesNumber)
                && Range.Contains(n.Value) && (!IsWhole || n.Value == Math.Floor(n.Value)),
            ParameterValue.Word w => TakesLoss || Words.Contains(w.Value),
            ParameterValue.Spec => TakesLoss,
            ParameterValue.List l => IsList && l.Values.Count > 0 && All(l.Values),
            _ => false,
        };
        if (fits && TakesLoss && value is ParameterValue.Word word)
            return new ParameterValue.Spec(Specs.LossSpec.Parse(word.Value));
        return fits ? value : throw new LossException($"{loss}: '{Name}' cannot be {value}; it takes {DescribeRange()}.");
    }

    private bool All(NumberList values)
    {
        foreach (double value in values)
        {
            if (!Range.Contains(value) || (IsWhole && value != Math.Floor(value)))
                return false;
        }

        return true;
    }
}
