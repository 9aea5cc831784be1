using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using SkiaSharp;

namespace Lossworks.Reports.Drawing;

/// <summary>Paints a layout as an <c>svg</c> element in which text is text.</summary>
internal static class SvgPainter
{
    private const string Fonts = "DejaVu Sans, Verdana, sans-serif";

    public static string Paint(Layout layout, string label, string? idPrefix)
    {
        XElement svg = SkiaSvg.Tidy(Lines(layout), Dashes(layout));
        svg.Add(new XElement(svg.Name.Namespace + "g", new XAttribute("font-family", Fonts), Texts.Of(layout).Select(text => Text(text, svg.Name.Namespace))));
        SkiaSvg.PrefixIds(svg, idPrefix ?? Digest(svg));
        svg.ReplaceAttributes(
            new XAttribute("viewBox", $"0 0 {layout.Width} {layout.Height}"),
            new XAttribute("width", layout.Width),
            new XAttribute("height", layout.Height),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", CleanText.Of(label)));
        return svg.ToString(SaveOptions.DisableFormatting);
    }

    private static XElement Lines(Layout layout)
    {
        using var stream = new MemoryStream();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, layout.Width, layout.Height), stream))
            new Scene(layout, withDashes: false).Paint(canvas);
        stream.Position = 0;
        return XElement.Load(stream);
    }

    /// <summary>The dash of each group that Skia writes: one for each mark, then one for each part of the legend.</summary>
    private static IEnumerable<float[]?> Dashes(Layout layout)
    {
        IEnumerable<float[]?> marks = layout.Marks.Select(mark => (mark as LineMark)?.Stroke.Dash);
        IEnumerable<float[]?> legend = layout.Chart.Legend.SelectMany(entry =>
            new[]
            {
                (Drawn: entry.Stroke is not null, entry.Stroke?.Dash), (Drawn: entry.Symbol is not null, Dash: null),
                (Drawn: entry.Ramp is not null, Dash: null),
            }.Where(part => part.Drawn).Select(part => part.Dash));
        return marks.Concat(legend);
    }

    private static XElement Text(TextMark text, XNamespace space)
    {
        var element = new XElement(space + "text", text.Text);
        (string x, string y) = (Number(text.X), Number(text.Y));
        if (text.Upward) element.SetAttributeValue("transform", $"translate({x} {y}) rotate(-90)");
        else element.Add(new XAttribute("x", x), new XAttribute("y", y));
        element.Add(new XAttribute("font-size", Number(text.Size)), new XAttribute("fill", text.Color));
        if (text.Anchor != TextAnchor.Start) element.SetAttributeValue("text-anchor", text.Anchor == TextAnchor.End ? "end" : "middle");
        // A white edge under the letters keeps them legible where they stand on lines.
        (string Name, string Value)[] edge = [("stroke", "#FFFFFF"), ("stroke-width", "3"), ("stroke-linejoin", "round"), ("paint-order", "stroke")];
        if (text.OnLines) element.Add(edge.Select(pair => new XAttribute(pair.Name, pair.Value)));
        if (text.Bold) element.SetAttributeValue("font-weight", "bold");
        return element;
    }

    private static string Number(float value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Digest(XElement svg)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(svg.ToString(SaveOptions.DisableFormatting)));
        return "plot-" + Convert.ToHexStringLower(hash.AsSpan(0, 6)) + "-";
    }
}
