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

    /// <summary>The values it takes, in words.</summary>
    public string DescribeRange()
    {
        string words = string.Join(" or ", Words);
        if (WordsOnly)
            return words;
        string numbers = IsList ? $"a list with {Range.Describe("each")}" : (IsWhole ? "whole number, " : "") + Range.Describe(Name);
        return words.Length == 0 ? numbers : $"{words}, or {numbers}";
    }

    /// <summary>The value itself if the parameter takes it.</summary>
    /// <exception cref="LossException">It does not; the message names the parameter, the value and the range.</exception>
    public ParameterValue Check(string loss, ParameterValue value)
    {
        bool fits = value switch
        {
            ParameterValue.Number n => !WordsOnly && !IsList && Range.Contains(n.Value) && (!IsWhole || n.Value == Math.Floor(n.Value)),
            ParameterValue.Word w => Words.Contains(w.Value),
            ParameterValue.List l => IsList && l.Values.Count > 0 && All(l.Values),
            _ => false,
        };
        return fits ? value : throw new LossException($"{loss}: '{Name}' cannot be {value}; it takes {DescribeRange()}.");
    }

    private bool All(NumberList values)
    {
        foreach (double value in values)
        {
            if (!Range.Contains(value))
                return false;
        }

        return true;
    }
}
