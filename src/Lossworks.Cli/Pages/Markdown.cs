using System.Text;

namespace Lossworks.Cli.Pages;

/// <summary>Markdown, piece by piece. Text of cards is escaped, so that a formula's stars and bars stay what they are.</summary>
internal sealed class Markdown
{
    private readonly StringBuilder _text = new();

    internal static string Escape(string text)
    {
        StringBuilder escaped = new();
        foreach (char c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '#')
                escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>Inside a table even code must not hold a bar.</summary>
    internal static string Code(string text) => "`" + text.Replace("|", "\\|", StringComparison.Ordinal) + "`";

    internal Markdown Heading(int level, string text) => Block(new string('#', level) + " " + Escape(text));

    internal Markdown Paragraph(string text) => Block(Escape(text));

    internal Markdown Block(string markdown)
    {
        _text.Append(_text.Length > 0 ? "\n" : "").Append(markdown).Append('\n');
        return this;
    }

    internal Markdown Fence(string text) => Block("```text\n" + text + "\n```");

    internal Markdown Table(IEnumerable<string> head, IEnumerable<IEnumerable<string>> rows)
    {
        string[] titles = [.. head];
        StringBuilder table = new();
        table.Append("| ").AppendJoin(" | ", titles).Append(" |\n|").AppendJoin("|", titles.Select(_ => "---")).Append('|');
        foreach (IEnumerable<string> row in rows)
            table.Append("\n| ").AppendJoin(" | ", row).Append(" |");
        return Block(table.ToString());
    }

    internal Markdown List(IEnumerable<string> items) => Block(string.Join("\n", items.Select(i => "- " + i)));

    public override string ToString() => _text.ToString();
}
