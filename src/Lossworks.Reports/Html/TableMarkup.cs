using System.Xml.Linq;

namespace Lossworks.Reports.Html;

/// <summary>A table as HTML.</summary>
internal static class TableMarkup
{
    public static XElement Of(ReportTable table)
    {
        var head = new XElement("tr", table.Columns.Select(column => new XElement("th", new XAttribute("scope", "col"), Class(column), CleanText.Of(column.Name))));
        IEnumerable<XElement> rows = table.Rows.Select((row, i) => Row(row, table, stressed: i == table.EmphasizedRow));
        var markup = new XElement("table", new XElement("caption", CleanText.Of(table.Caption)), new XElement("thead", head), new XElement("tbody", "", rows));
        // A table wider than a telephone scrolls in this box; the tab stop lets a keyboard scroll it.
        return new XElement(
            "div", new XAttribute("class", "table"), new XAttribute("role", "region"), new XAttribute("aria-label", CleanText.Of(table.Caption)), new XAttribute("tabindex", 0), markup);
    }

    private static XElement Row(IReadOnlyList<string> cells, ReportTable table, bool stressed)
    {
        IEnumerable<XElement> markup = cells.Select((cell, i) => new XElement(
            i == 0 ? "th" : "td", i == 0 ? new XAttribute("scope", "row") : null, Class(table.Columns[i]), stressed ? new XElement("strong", CleanText.Of(cell)) : CleanText.Of(cell)));
        return new XElement("tr", stressed ? new XAttribute("class", "best") : null, markup);
    }

    private static XAttribute? Class(ReportColumn column) => column.Alignment switch
    {
        Alignment.Right => new XAttribute("class", "right"),
        Alignment.Center => new XAttribute("class", "center"),
        _ => null,
    };
}
