using System.Collections.Immutable;
using System.Text;
using Tomlyn.Syntax;

namespace Lossworks;

/// <summary>A loss file: the loss, and where the names by which it goes stand.</summary>
internal sealed class LossFile
{
    /// <summary>Far above what a formula and its card need.</summary>
    private const int MostBytes = 1 << 20;

    private static readonly string[] Keys = ["name", "formula", "summary", "aliases", "use-when", "avoid-when", "references", "notes", "parameters"];

    private readonly string _path;
    private readonly Dictionary<string, TomlEntry> _entries = new(StringComparer.Ordinal);
    private readonly List<ParameterTable> _parameters = [];

    private LossFile(string path, string text)
    {
        _path = path;
        foreach (TomlEntry entry in TomlEntry.All(path, text))
            Take(entry);
        Names = [Named(), .. Texts("aliases")];
        Entry = Made();
    }

    internal LossEntry Entry { get; }

    /// <summary>Name and aliases.</summary>
    internal ImmutableArray<(string Text, FilePlace Place)> Names { get; }

    /// <exception cref="LossFileException">There is no such file, or it is no loss file.</exception>
    internal static LossFile Read(string path) => new(path, TextOf(path));

    /// <summary>A file of a bounded size, in UTF-8. Links are not followed: what is shared is what stands in the folder.</summary>
    private static string TextOf(string path)
    {
        FileInfo info = new(path);
        if (!info.Exists)
            throw new LossFileException(path, Directory.Exists(path) ? "this is a folder. Name one file in it." : "there is no such file. Check the path.");
        if (info.LinkTarget is not null)
            throw new LossFileException(path, "this is a link, and links are not followed. Put the file itself there.");
        using FileStream file = info.OpenRead();
        byte[] bytes = new byte[MostBytes + 1];
        int count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (count > MostBytes)
            throw new LossFileException(path, $"the file is larger than {MostBytes >> 20} MB, and no loss file is. Check the path.");
        ReadOnlySpan<byte> content = bytes.AsSpan(0, count);
        if (content.StartsWith(Encoding.UTF8.Preamble))
            content = content[Encoding.UTF8.Preamble.Length..];
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException e)
        {
            throw new LossFileException(path, "this is no text in UTF-8. Save it in that encoding.", inner: e);
        }
    }

    private void Take(TomlEntry entry)
    {
        string first = entry.Path[0];
        if (first == "parameters")
            TakeParameter(entry);
        else if (!Keys.Contains(first) || entry.Path.Length > 1)
            throw entry.Place.Error($"a loss file has no key '{entry.Key}'{Values.Hint(first, Keys)}; it takes {string.Join(", ", Keys)}.");
        else
            _entries.Add(first, entry);
    }

    private void TakeParameter(TomlEntry entry)
    {
        if (entry.Path.Length != 3 || entry.Value is null)
        {
            throw entry.Place.Error(
                "a parameter stands in a table of its own: [parameters.d], and below it default = 1.5, and range, log and summary where wanted.");
        }

        ParameterTable table = new(entry.Path[1], entry.Place);
        if (_parameters.Find(p => p.Name == table.Name) is { } known)
            table = known;
        else
            _parameters.Add(table);
        table.Add(entry);
    }

    /// <summary>The name that stands in the file, or else the file's.</summary>
    private (string Text, FilePlace Place) Named() => _entries.TryGetValue("name", out TomlEntry? entry)
        ? (Values.Text(entry).Value!, entry.ValuePlace)
        : (Path.GetFileNameWithoutExtension(_path), new(_path, 1, 1));

    private ImmutableArray<(string Text, FilePlace Place)> Texts(string key) => _entries.TryGetValue(key, out TomlEntry? entry) ? Values.Lines(entry) : [];

    private string? Line(string key) => _entries.TryGetValue(key, out TomlEntry? entry) ? Values.Line(entry) : null;

    private LossEntry Made()
    {
        if (!_entries.TryGetValue("formula", out TomlEntry? entry))
            throw new LossFileException(_path, "there is no formula. Write one, such as formula = \"(p - y)^4\".");
        StringValueSyntax written = Values.Text(entry);
        foreach (ParameterTable parameter in _parameters)
            parameter.Check(written.Value!);
        try
        {
            return LossEntry.FromFormula(Names[0].Text, string.Concat(_parameters.Select(p => p.Declaration).Prepend(written.Value)), Described);
        }
        catch (SpecException e)
        {
            throw PlaceOf(written, e.Position).Error(e.Message, e);
        }
        catch (LossException e) when (e is not LossFileException)
        {
            throw PlaceOf(e, entry.ValuePlace).Error(e.Message, e);
        }
    }

    /// <summary>A name that cannot be one is at fault itself; for everything else the formula is.</summary>
    private FilePlace PlaceOf(LossException e, FilePlace formula)
    {
        foreach ((string name, FilePlace place) in Names)
        {
            if (e.Message.StartsWith($"'{name}' cannot be the name of a loss", StringComparison.Ordinal))
                return place;
        }

        return formula;
    }

    /// <summary>A character of the formula, or the parameter whose declaration behind it it belongs to.</summary>
    private FilePlace PlaceOf(StringValueSyntax formula, int character)
    {
        int end = formula.Value!.Length;
        foreach (ParameterTable parameter in _parameters)
        {
            // The first character is the semicolon, at which a formula that is not complete goes wrong.
            if (character > end && character < end + parameter.Declaration.Length)
                return parameter.Place;
            end += parameter.Declaration.Length;
        }

        return FilePlace.Of(_path, formula, character);
    }

    private LossCard Described(LossCard card)
    {
        foreach (ParameterTable parameter in _parameters)
        {
            string[] known = [.. card.Parameters.Select(p => p.Name)];
            if (!known.Contains(parameter.Name))
                throw parameter.Place.Error($"the formula has no parameter '{parameter.Name}'{Values.Hint(parameter.Name, known)}.");
        }

        return card with
        {
            Summary = Line("summary") ?? card.Summary,
            Aliases = [.. Names.Skip(1).Select(n => n.Text)],
            UseWhen = Line("use-when") ?? card.UseWhen,
            AvoidWhen = Line("avoid-when") ?? card.AvoidWhen,
            References = [.. Texts("references").Select(t => t.Text)],
            Notes = Line("notes") ?? card.Notes,
            Parameters = [.. card.Parameters.Select(p => p with { Summary = _parameters.Find(t => t.Name == p.Name)?.Summary ?? p.Summary })],
        };
    }
}
