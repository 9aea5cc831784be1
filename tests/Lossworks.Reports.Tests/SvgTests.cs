using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Lossworks.Reports.Tests;

public sealed partial class SvgTests
{
    [Theory]
    [MemberData(nameof(Plots.Names), MemberType = typeof(Plots))]
    public void Every_plot_is_a_sound_and_small_svg_element(string name)
    {
        string svg = Plots.Named(name).ToSvg(700, 420, "what it shows");
        XElement root = Plots.Parse(svg);
        Assert.StartsWith("<svg", svg);
        Assert.Equal("0 0 700 420", root.Attribute("viewBox")!.Value);
        Assert.Equal("img", root.Attribute("role")!.Value);
        Assert.Equal("what it shows", root.Attribute("aria-label")!.Value);
        Assert.DoesNotContain("NaN", svg);
        Assert.DoesNotContain("Infinity", svg);
        Assert.True(svg.Length < 150_000, $"{svg.Length} characters");
        Assert.Equal(1, Regex.Count(svg, "http"));
        Assert.DoesNotContain("xlink", svg);
    }

    [Theory]
    [MemberData(nameof(Plots.Names), MemberType = typeof(Plots))]
    public void Text_stays_inside_the_picture_and_ticks_do_not_run_into_each_other(string name)
    {
        XElement[] texts = [.. Texts(Plots.Named(name).ToSvg(700, 420))];
        foreach (XElement text in texts.Where(text => text.Attribute("transform") is null))
        {
            (double left, double right) = Extent(text);
            Assert.True(left >= 0 && right <= 700, $"'{text.Value}' from {left} to {right}");
        }
        foreach (IGrouping<string, XElement> line in texts.Where(text => text.Attribute("text-anchor")?.Value == "middle" && text.Attribute("y") is not null).GroupBy(text => text.Attribute("y")!.Value))
        {
            (double Left, double Right)[] extents = [.. line.Select(Extent).Order()];
            for (int i = 1; i < extents.Length; i++) Assert.True(extents[i].Left > extents[i - 1].Right, $"at y = {line.Key}");
        }
    }

    [Theory]
    [MemberData(nameof(Plots.Names), MemberType = typeof(Plots))]
    public void The_same_plot_gives_the_same_text(string name)
    {
        Assert.Equal(Plots.Named(name).ToSvg(640, 400), Plots.Named(name).ToSvg(640, 400));
    }

    [Fact]
    public void Different_plots_have_different_ids_and_each_reference_has_its_target()
    {
        XElement[] roots = [.. new Plot[] { Example.Descent(), Example.Huber(), Example.Prices() }.Select(plot => Plots.Parse(plot.ToSvg(700, 400)))];
        string[] ids = [.. roots.SelectMany(root => root.Descendants().Attributes("id")).Select(id => id.Value)];
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(roots.SelectMany(root => root.Descendants().Attributes("clip-path")), reference => Assert.Contains(reference.Value[5..^1], ids));
    }

    [Fact]
    public void Text_is_text_in_a_font_that_every_browser_can_replace()
    {
        string svg = Example.Ranking().ToSvg(700, 400);
        Assert.Contains("font-family=\"DejaVu Sans, Verdana, sans-serif\"", svg);
        Assert.Equal(1, Regex.Count(svg, "font-family"));
        string[] texts = [.. Texts(svg).Select(text => text.Value)];
        Assert.Contains("huber(delta=1.5)", texts);
        Assert.Contains("20\u202F000", texts);
        Assert.Contains("tweedie-nll(power=1.5) (no value)", texts);
        Assert.Equal("bold", Texts(svg).Single(text => text.Value == "huber(delta=1.5)").Attribute("font-weight")!.Value);
    }

    [Fact]
    public void Each_series_has_its_own_dash_on_its_own_line()
    {
        XElement root = Plots.Parse(Example.Huber().ToSvg(700, 400));
        Dictionary<string, string> dashes = root.Elements().Where(group => group.Attribute("stroke-dasharray") is not null)
            .SelectMany(group => group.Elements().Select(path => (Color: path.Attribute("stroke")!.Value, Dash: group.Attribute("stroke-dasharray")!.Value)))
            .Distinct().ToDictionary(pair => pair.Color, pair => pair.Dash);
        Assert.Equal(["#009E73", "#D55E00"], dashes.Keys.Order());
        Assert.Equal(2, dashes.Values.Distinct().Count());
    }

    [Fact]
    public void A_gap_in_a_series_is_a_gap_in_its_line()
    {
        XElement root = Plots.Parse(new LinePlot([new Series("a", [1, 2, 3, 4, 5], [1, 2, double.NaN, 2, 1])]).ToSvg(400, 300));
        Assert.Equal(2, Thick(root).Count(path => path.Parent!.Attribute("clip-path") is not null && path.Attribute("d")!.Value.Contains('L')) - 1);
    }

    [Fact]
    public void Two_thousand_points_of_many_are_drawn()
    {
        double[] values = [.. Enumerable.Range(0, 50_000).Select(i => (double)i)];
        XElement root = Plots.Parse(new ScatterPlot(values, values).ToSvg(700, 500));
        Assert.Equal(2000, root.Descendants().Count(element => element.Name.LocalName == "circle"));
        Assert.Contains(Texts(root.ToString()), text => text.Value == "2000 of 50\u202F000 rows");
    }

    [Fact]
    public void Open_circles_keep_their_outline()
    {
        string svg = new LinePlot(Enumerable.Range(0, 5).Select(k => new Series($"s{k}", [1, 2, 3], [k, k, k]))).ToSvg(600, 400);
        XElement[] circles = [.. Plots.Parse(svg).Descendants().Where(element => element.Name.LocalName == "circle")];
        Assert.Equal(6, circles.Length);
        Assert.All(circles, circle => Assert.Contains(circle.Parent!.Attributes(), attribute => (attribute.Name.LocalName, attribute.Value) is ("fill", "#0072B2") or ("stroke", "#E69F00")));
    }

    [Fact]
    public void A_single_peak_of_a_long_series_is_drawn()
    {
        double[] values = new double[100_000];
        values[54_321] = 1;
        XElement root = Plots.Parse(new LinePlot([new Series("a", values.Select((_, i) => (double)i), values)]).ToSvg(700, 400));
        double[] heights = [.. Thick(root).SelectMany(path => Numbers().Matches(path.Attribute("d")!.Value)).Where((_, i) => i % 2 == 1).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];
        Assert.True(heights.Max() - heights.Min() > 250);
    }

    [Theory]
    [InlineData(199, 300)]
    [InlineData(300, 119)]
    [InlineData(10_001, 300)]
    public void Absurd_sizes_are_refused(int width, int height)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Example.Huber().ToSvg(width, height));
    }

    [Theory]
    [MemberData(nameof(Plots.Names), MemberType = typeof(Plots))]
    public void The_smallest_size_works(string name) => Plots.Parse(Plots.Named(name).ToSvg(200, 120));

    private static IEnumerable<XElement> Thick(XElement root) => root.Descendants().Where(path => path.Attribute("stroke-width")?.Value == "2");

    private static IEnumerable<XElement> Texts(string svg) => Plots.Parse(svg).Descendants().Where(element => element.Name.LocalName == "text");

    private static (double Left, double Right) Extent(XElement text)
    {
        double x = double.Parse(text.Attribute("x")!.Value, CultureInfo.InvariantCulture);
        double width = Drawing.Ruler.Width(text.Value, float.Parse(text.Attribute("font-size")!.Value, CultureInfo.InvariantCulture), text.Attribute("font-weight") is not null);
        return text.Attribute("text-anchor")?.Value switch { "middle" => (x - (width / 2), x + (width / 2)), "end" => (x - width, x), _ => (x, x + width) };
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Numbers();
}
