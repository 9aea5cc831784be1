using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Lossworks.Reports.Tests;

public sealed class HtmlReportTests : IDisposable
{
    private static readonly string s_html = Example.Report().ToHtml();
    private static readonly XElement s_page = Parse(s_html);
    private readonly string _folder = Directory.CreateTempSubdirectory("reports").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_page_has_the_structure_that_screen_readers_need()
    {
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", s_html);
        Assert.Equal("Which loss for house prices?", s_page.Element("head")!.Element("title")!.Value);
        XElement main = s_page.Element("body")!.Element("main")!;
        Assert.Single(main.Elements("h1"));
        Assert.Equal(3, main.Elements("section").Count());
        Assert.All(main.Elements("section"), section => Assert.Equal(section.Attribute("aria-labelledby")!.Value, section.Element("h2")!.Attribute("id")!.Value));
        Assert.All(main.Descendants("figure"), figure => Assert.NotNull(figure.Element("figcaption")));
    }

    [Fact]
    public void Every_figure_says_what_it_shows()
    {
        XElement[] pictures = [.. s_page.Descendants().Where(element => element.Name.LocalName == "svg")];
        Assert.Equal(6, pictures.Length);
        Assert.All(pictures, picture => Assert.Equal("img", picture.Attribute("role")!.Value));
        Assert.Contains(pictures, picture => picture.Attribute("aria-label")!.Value == "Both losses fall and level off.");
        Assert.Throws<ArgumentException>(() => new HtmlReport("t").Figure(Example.Huber(), "caption", " "));
    }

    [Fact]
    public void Nothing_outside_the_page_is_needed()
    {
        Assert.Equal(Regex.Count(s_html, "http://www.w3.org/2000/svg"), Regex.Count(s_html, "http"));
        Assert.DoesNotContain("<script", s_html);
        Assert.DoesNotContain("@import", s_html);
        Assert.DoesNotContain("<link", s_html);
        Assert.All(Regex.Matches(s_html, @"url\(([^)]*)\)"), match => Assert.StartsWith("#figure-", match.Groups[1].Value));
    }

    [Fact]
    public void Ids_are_unique_even_if_a_plot_stands_twice()
    {
        string html = Example.Report().Figure(Example.Huber(), "again", "again").Figure(Example.Huber(), "again", "again").ToHtml();
        string[] ids = [.. Parse(html).Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void Text_is_escaped_everywhere()
    {
        const string text = "<b>&\"'</b>\u0000\u001b\ud83d";
        string html = new HtmlReport(text).Lead(text).Section(text).Paragraph(text).List([text]).Code(text, text).Note(text).Warning(text)
            .Table(new ReportTable(text, [text], [[text]])).Figure(new BarPlot([new Bar(text, 1)]) { Title = text, XLabel = text }, text, text).ToHtml();
        Assert.DoesNotContain("<b>", html);
        Assert.Equal(19, Parse(html).DescendantsAndSelf().SelectMany(Own).Count(value => value.Contains("<b>&\"'</b>")));
    }

    [Fact]
    public void Elements_without_text_are_still_closed()
    {
        string html = new HtmlReport("").Lead("").Section("").Paragraph("").List([]).List([""]).Code("").Note("")
            .Table(new ReportTable("", [""], [[""]])).Table(new ReportTable("", ["a"], [])).ToHtml();
        // In HTML only void elements may be written as <x />; any other would stay open and swallow what follows.
        Assert.All(Regex.Matches(html, @"<(\w+)[^>]*/>"), match => Assert.Equal("meta", match.Groups[1].Value));
    }

    [Fact]
    public void A_table_has_heads_alignment_and_a_stressed_row()
    {
        XElement table = s_page.Descendants("table").Single();
        Assert.Equal("Mean absolute error on unseen rows", table.Element("caption")!.Value);
        Assert.All(table.Element("thead")!.Descendants("th"), head => Assert.Equal("col", head.Attribute("scope")!.Value));
        XElement[] rows = [.. table.Element("tbody")!.Elements("tr")];
        Assert.All(rows, row => Assert.Equal("row", row.Element("th")!.Attribute("scope")!.Value));
        Assert.Equal("best", rows[0].Attribute("class")!.Value);
        Assert.All(rows[0].Elements(), cell => Assert.NotNull(cell.Element("strong")));
        Assert.Equal("right", rows[1].Elements("td").First().Attribute("class")!.Value);
    }

    [Fact]
    public void A_table_with_a_row_of_the_wrong_length_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new ReportTable("Scores", ["a", "b"], [["1", "2"], ["3"]]));
        Assert.Contains("Row 2 of the table 'Scores' has 1 cells for 2 columns.", error.Message);
    }

    [Fact]
    public void The_same_report_gives_the_same_page() => Assert.Equal(s_html, Example.Report().ToHtml());

    [Fact]
    public void Code_keeps_its_lines() => Assert.Equal("a\n  b\tc", Parse(new HtmlReport("t").Code("a\r\n  b\tc").ToHtml()).Descendants("code").Single().Value);

    [Fact]
    public void Saving_replaces_the_file_and_leaves_nothing_else()
    {
        string path = Path.Combine(_folder, "report.html");
        File.WriteAllText(path, "old");
        Example.Report().Save(path);
        Assert.Equal(s_html, File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named_and_leaves_nothing()
    {
        string taken = Path.Combine(_folder, "taken");
        Directory.CreateDirectory(taken);
        Assert.Contains($"'{taken}': it is a folder", Assert.Throws<IOException>(() => new HtmlReport("t").Save(taken)).Message);
        string missing = Path.Combine(_folder, "no", "report.html");
        Assert.Contains(missing, Assert.Throws<IOException>(() => new HtmlReport("t").Save(missing)).Message);
        Assert.Equal([taken], Directory.GetFileSystemEntries(_folder));
    }

    private static IEnumerable<string> Own(XElement element)
    {
        return element.Attributes().Select(attribute => attribute.Value).Concat(element.Nodes().OfType<XText>().Select(text => text.Value));
    }

    private static XElement Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
