using System.Collections.Immutable;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Lossworks;

/// <summary>One value of a TOML file, with its whole key.</summary>
/// <param name="Path">The names of the tables it is in, and its own.</param>
/// <param name="Value">What stands there; null for a table with nothing in it.</param>
/// <param name="Place">Where the key stands.</param>
internal sealed record TomlEntry(ImmutableArray<string> Path, ValueSyntax? Value, FilePlace Place)
{
    /// <summary>The key as TOML writes it.</summary>
    internal string Key => string.Join('.', Path);

    /// <summary>Where the value stands.</summary>
    internal FilePlace ValuePlace => Value is null ? Place : FilePlace.Of(Place.File, Value.Span);

    /// <summary>All values of a text, in its order.</summary>
    /// <exception cref="LossFileException">It is no TOML.</exception>
    internal static ImmutableArray<TomlEntry> All(string file, string text)
    {
        DocumentSyntax document = Parsed(file, text);
        var entries = ImmutableArray.CreateBuilder<TomlEntry>();
        Add(entries, file, [], document.KeyValues);
        foreach (TableSyntaxBase table in document.Tables)
        {
            FilePlace place = FilePlace.Of(file, table.Span);
            if (table is TableArraySyntax)
                throw place.Error("a loss file has no lists of tables, [[...]]: there is one loss in each file.");
            ImmutableArray<string> path = Names(table.Name!);
            if (table.Items.ChildrenCount == 0)
                entries.Add(new(path, null, place));
            Add(entries, file, path, table.Items);
        }

        return entries.ToImmutable();
    }

    private static DocumentSyntax Parsed(string file, string text)
    {
        try
        {
            DocumentSyntax document = SyntaxParser.Parse(text, file, validate: true);
            return document.Diagnostics.FirstOrDefault(d => d.Kind == DiagnosticMessageKind.Error) is { } error
                ? throw FilePlace.Of(file, error.Span).Error($"this is no TOML: {error.Message.Trim().TrimEnd('.')}.")
                : document;
        }
        catch (TomlException e)
        {
            throw new LossFileException(file, $"this is no TOML: {e.Message.Trim()}", e.Line, e.Column, e);
        }
    }

    private static void Add(ImmutableArray<TomlEntry>.Builder entries, string file, ImmutableArray<string> path, IEnumerable<KeyValueSyntax> items)
    {
        foreach (KeyValueSyntax item in items)
        {
            ImmutableArray<string> whole = path.AddRange(Names(item.Key!));
            if (item.Value is InlineTableSyntax { Items.ChildrenCount: > 0 } table)
                Add(entries, file, whole, table.Items.Select(i => i.KeyValue!));
            else
                entries.Add(new(whole, item.Value is InlineTableSyntax ? null : item.Value, FilePlace.Of(file, item.Key!.Span)));
        }
    }

    private static ImmutableArray<string> Names(KeySyntax key) => [Name(key.Key), .. key.DotKeys.Select(d => Name(d.Key))];

    private static string Name(BareKeyOrStringValueSyntax? key) => key switch
    {
        BareKeySyntax bare => bare.Key?.Text ?? "",
        StringValueSyntax text => text.Value ?? "",
        _ => "",
    };
}
