using Tomlyn.Syntax;

namespace Lossworks;

/// <summary>A place in a file; line and column from 1.</summary>
internal readonly record struct FilePlace(string File, int Line, int Column)
{
    internal static FilePlace Of(string file, SourceSpan span) => new(file, span.Start.Line + 1, span.Start.Column + 1);

    /// <summary>A character of a text that stands there: the very place of it, or, where the text is written with escapes, that of the text.</summary>
    internal static FilePlace Of(string file, StringValueSyntax text, int character)
    {
        FilePlace start = Of(file, text.Span);
        string written = text.Token?.Text ?? "", value = text.Value ?? "";
        int quotes = written.StartsWith("\"\"\"", StringComparison.Ordinal) || written.StartsWith("'''", StringComparison.Ordinal) ? 3 : 1;
        int content = quotes;
        if (quotes == 3)
            content += written.AsSpan(3).StartsWith("\r\n") ? 2 : written.AsSpan(3).StartsWith("\n") ? 1 : 0;
        if (written.Length < content + quotes || written[content..^quotes] != value)
            return start;
        string before = written[..(content + Math.Min(character, value.Length))];
        int lines = before.Count(c => c == '\n');
        return lines == 0 ? start with { Column = start.Column + before.Length } : new(file, start.Line + lines, before.Length - before.LastIndexOf('\n'));
    }

    internal LossFileException Error(string problem, Exception? inner = null) => new(File, problem, Line, Column, inner);

    /// <inheritdoc/>
    public override string ToString() => $"{File}({Line},{Column})";
}
