using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Lossworks.Reports.Drawing;

/// <summary>Makes the SVG that Skia writes small and fit for a page.</summary>
internal static partial class SkiaSvg
{
    /// <summary>Rounds numbers, drops what is the default anyway, joins equal circles into groups, and dashes the groups.</summary>
    /// <param name="svg">What Skia wrote.</param>
    /// <param name="dashes">The dash of each clipped group, in their order. Skia itself would write each dash as a shape of its own.</param>
    public static XElement Tidy(XElement svg, IEnumerable<float[]?> dashes)
    {
        svg.Attributes().Where(attribute => attribute.IsNamespaceDeclaration && attribute.Name.LocalName != "xmlns").Remove();
        // Skia clears the canvas with a black rectangle before ScottPlot paints its white background.
        svg.Elements().Where(element => element.Name.LocalName == "rect" && element.Attribute("fill") is null).Remove();
        foreach (XElement element in svg.Descendants()) Shorten(element);
        foreach ((XElement group, float[]? dash) in Groups(svg).Zip(dashes))
        {
            if (dash is not null) group.SetAttributeValue("stroke-dasharray", string.Join(' ', dash.Select(part => part.ToString(CultureInfo.InvariantCulture))));
        }
        foreach (XElement group in Groups(svg)) JoinCircles(group);
        ShareClips(svg);
        return svg;
    }

    /// <summary>Puts a prefix before each id and each reference to one.</summary>
    public static void PrefixIds(XElement svg, string prefix)
    {
        foreach (XAttribute attribute in svg.Descendants().Attributes())
        {
            if (attribute.Name.LocalName == "id") attribute.Value = prefix + attribute.Value;
            else if (attribute.Value.StartsWith("url(#", StringComparison.Ordinal)) attribute.Value = "url(#" + prefix + attribute.Value[5..];
        }
    }

    /// <summary>Leaves one clip path of each shape, numbered from 1: Skia makes one per group and never begins to count anew.</summary>
    private static void ShareClips(XElement svg)
    {
        XElement[] clips = [.. svg.Descendants().Where(element => element.Name.LocalName == "clipPath")];
        var numbers = new Dictionary<string, string>();
        var replacements = new Dictionary<string, string>();
        foreach (XElement clip in clips)
        {
            string shape = string.Concat(clip.Elements().Select(element => element.ToString(SaveOptions.DisableFormatting)));
            string former = clip.Attribute("id")!.Value;
            if (numbers.TryAdd(shape, $"clip-{numbers.Count + 1}")) clip.SetAttributeValue("id", numbers[shape]);
            else clip.Remove();
            replacements.Add($"url(#{former})", $"url(#{numbers[shape]})");
        }
        foreach (XAttribute reference in svg.Descendants().Attributes("clip-path")) reference.Value = replacements[reference.Value];
    }

    private static List<XElement> Groups(XElement svg) => [.. svg.Elements().Where(element => element.Attribute("clip-path") is not null)];

    private static void Shorten(XElement element)
    {
        element.Attributes().Where(attribute => (attribute.Name.LocalName, attribute.Value) is ("stroke-miterlimit", "4") or ("stroke-width", "1")).Remove();
        foreach (XAttribute attribute in element.Attributes().Where(attribute => attribute.Name.LocalName != "id"))
            attribute.Value = LongNumber().Replace(attribute.Value, match => Round(match.Value));
    }

    private static void JoinCircles(XElement group)
    {
        XElement[] circles = [.. group.Elements().Where(element => element.Name.LocalName == "ellipse")];
        if (circles.Length < 2 || circles.Length != group.Elements().Count()) return;
        group.Add(circles[0].Attributes().Where(attribute => attribute.Name.LocalName is not ("cx" or "cy" or "rx" or "ry")));
        group.ReplaceNodes(circles.Select(circle => new XElement(
            circle.Name.Namespace + "circle", circle.Attribute("cx"), circle.Attribute("cy"), new XAttribute("r", circle.Attribute("rx")!.Value))));
    }

    private static string Round(string number) => Math.Round(double.Parse(number, CultureInfo.InvariantCulture), 2).ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?\d+\.\d{3,}(e-?\d+)?")]
    private static partial Regex LongNumber();
}
