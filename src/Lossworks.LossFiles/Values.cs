using System.Collections.Immutable;
using System.Globalization;
using Tomlyn.Syntax;

namespace Lossworks;

/// <summary>Values of the kind that a key takes.</summary>
internal static class Values
{
    internal static StringValueSyntax Text(TomlEntry entry) =>
        entry.Value is StringValueSyntax { Value: not null } text ? text : throw Wrong(entry, "a text in quotes");

    /// <summary>A text on one line, however it was broken up.</summary>
    internal static string Line(TomlEntry entry) => OneLine(Text(entry).Value!);

    internal static ImmutableArray<(string Text, FilePlace Place)> Lines(TomlEntry entry)
    {
        if (entry.Value is not ArraySyntax array)
            throw Wrong(entry, "a list of texts, such as [\"one\", \"two\"]");
        return [.. array.Items.Select(i => entry with { Value = i.Value }).Select(e => (Line(e), e.ValuePlace))];
    }

    /// <summary>As a formula writes it.</summary>
    internal static string Number(TomlEntry entry) => entry.Value switch
    {
        IntegerValueSyntax whole => whole.Value.ToString(CultureInfo.InvariantCulture),
        FloatValueSyntax { Value: double.PositiveInfinity } => "inf",
        FloatValueSyntax { Value: double.NegativeInfinity } => "-inf",
        FloatValueSyntax { Value: var x } => x.ToString("R", CultureInfo.InvariantCulture),
        _ => throw Wrong(entry, "a number"),
    };

    internal static bool Flag(TomlEntry entry) => entry.Value is BooleanValueSyntax flag ? flag.Value : throw Wrong(entry, "true or false");

    /// <summary>The nearest of the names, as a question.</summary>
    internal static string Hint(string typed, IEnumerable<string> names) =>
        Nearest.Of(typed, names, most: 2) is { Count: > 0 } near ? $": did you mean {string.Join(" or ", near)}?" : "";

    private static LossFileException Wrong(TomlEntry entry, string takes) => entry.ValuePlace.Error($"'{entry.Key}' takes {takes}.");

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
