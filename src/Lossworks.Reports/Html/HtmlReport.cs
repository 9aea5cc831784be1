using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Lossworks.Reports.Html;

namespace Lossworks.Reports;

/// <summary>A report as one HTML file that needs nothing else: no network, no script, no other file.</summary>
/// <remarks>Elements stand in the order in which they are added; each call returns the report. The same calls give the same file.</remarks>
/// <example><code>
/// new HtmlReport("Which loss for house prices?")
///     .Lead("Train with huber(delta=1.5).")
///     .Section("Evidence").Table(scores).Figure(ranking, "Cost of an error, with its range", "huber costs least, squared error most")
///     .Save("report.html");
/// </code></example>
public sealed class HtmlReport
{
    private const int FigureWidth = 860;
    private readonly string _title;
    private readonly XElement _main;
    private XElement _current;
    private int _sections;
    private int _figures;

    /// <summary>An empty report.</summary>
    /// <param name="title">The title of the page and its heading.</param>
    public HtmlReport(string title)
    {
        _title = CleanText.Of(title);
        _main = _current = new XElement("main", new XElement("h1", _title));
    }

    /// <summary>The one paragraph that says what came out, for someone who reads nothing else.</summary>
    /// <param name="text">Plain text.</param>
    public HtmlReport Lead(string text) => Add(new XElement("p", new XAttribute("class", "lead"), CleanText.Of(text)));

    /// <summary>Begins a section, to which all that follows belongs.</summary>
    /// <param name="heading">Its heading.</param>
    public HtmlReport Section(string heading)
    {
        string id = "section-" + (++_sections).ToString(CultureInfo.InvariantCulture);
        _current = new XElement("section", new XAttribute("aria-labelledby", id), new XElement("h2", new XAttribute("id", id), CleanText.Of(heading)));
        _main.Add(_current);
        return this;
    }

    /// <summary>A paragraph.</summary>
    /// <param name="text">Plain text.</param>
    public HtmlReport Paragraph(string text) => Add(new XElement("p", CleanText.Of(text)));

    /// <summary>A list of points.</summary>
    /// <param name="items">The points, as plain texts; an empty list adds nothing.</param>
    public HtmlReport List(IEnumerable<string> items)
    {
        XElement[] points = [.. items.Select(item => new XElement("li", CleanText.Of(item)))];
        return points.Length == 0 ? this : Add(new XElement("ul", points));
    }

    /// <summary>A table.</summary>
    /// <param name="table">What it shows.</param>
    public HtmlReport Table(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Add(TableMarkup.Of(table));
    }

    /// <summary>A plot with its caption.</summary>
    /// <param name="plot">The plot, drawn at a good size for the page.</param>
    /// <param name="caption">What everybody reads below it.</param>
    /// <param name="alt">What a screen reader says in its place: the finding, not the fact that there is a plot.</param>
    public HtmlReport Figure(Plot plot, string caption, string alt)
    {
        ArgumentNullException.ThrowIfNull(plot);
        ArgumentException.ThrowIfNullOrWhiteSpace(alt);
        string prefix = "figure-" + (++_figures).ToString(CultureInfo.InvariantCulture) + "-";
        var picture = XElement.Parse(plot.ToSvg(FigureWidth, plot.SuggestedHeight, alt, prefix), LoadOptions.PreserveWhitespace);
        return Add(new XElement("figure", new XElement("div", new XAttribute("class", "plot"), picture), new XElement("figcaption", CleanText.Of(caption))));
    }

    /// <summary>Text in a font of fixed width, line by line as it is.</summary>
    /// <param name="text">The code, or a command to copy.</param>
    /// <param name="language">Its language, noted for tools that care; none by default.</param>
    public HtmlReport Code(string text, string? language = null)
    {
        var code = new XElement("code", language is null ? null : new XAttribute("class", "language-" + CleanText.Of(language)), CleanText.KeepingLines(text));
        return Add(new XElement("pre", new XAttribute("tabindex", 0), code));
    }

    /// <summary>A remark worth a box.</summary>
    /// <param name="text">Plain text.</param>
    public HtmlReport Note(string text) => Add(Aside("note", "Note", text));

    /// <summary>A remark that must not be overlooked.</summary>
    /// <param name="text">Plain text.</param>
    public HtmlReport Warning(string text) => Add(Aside("warning", "Warning", text));

    /// <summary>The whole page.</summary>
    public string ToHtml()
    {
        var page = new XElement(
            "html",
            new XAttribute("lang", "en"),
            Break(),
            new XElement("head", Break(), Meta("charset", "utf-8"), Break(), NamedMeta("viewport", "width=device-width, initial-scale=1"), Break(), NamedMeta("color-scheme", "light dark"), Break(), new XElement("title", _title), Break(), new XElement("style", Style.Text), Break()),
            Break(),
            new XElement("body", Break(), _main, Break()),
            Break());
        return "<!DOCTYPE html>\n" + page.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    /// <summary>Writes the page to a file in UTF-8, as a whole or not at all, replacing what is there.</summary>
    /// <param name="path">The file to write; its folder must exist.</param>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public void Save(string path) => AtomicFile.Write(path, Encoding.UTF8.GetBytes(ToHtml()));

    private HtmlReport Add(XElement block)
    {
        _current.Add(Break(), block);
        return this;
    }

    private static XElement Aside(string kind, string name, string text)
    {
        return new XElement("p", new XAttribute("class", kind), new XAttribute("role", "note"), new XElement("strong", name + ": "), CleanText.Of(text));
    }

    private static XElement NamedMeta(string name, string content) => new("meta", new XAttribute("name", name), new XAttribute("content", content));

    private static XElement Meta(string name, string value) => new("meta", new XAttribute(name, value));

    private static XText Break() => new("\n");
}
