namespace Lossworks.Reports.Tests;

/// <summary>Regions behind lines, and clouds of points.</summary>
public sealed class BandTests
{
    [Fact]
    public void A_band_is_drawn_behind_the_line_and_named()
    {
        LinePlot plain = new([new("curve", [0, 1, 2], [0, 1, 2])]);
        LinePlot banded = new([new("curve", [0, 1, 2], [0, 1, 2])]) { Bands = [new("chance", [0, 1, 2], [-1, 0.5, double.NaN], [1, 1.5, 3])] };
        string svg = banded.ToSvg(600, 400);
        Assert.Contains("chance", svg, StringComparison.Ordinal);
        Assert.Contains("#D5DCE4", svg, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("#D5DCE4", plain.ToSvg(600, 400), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_band_needs_as_many_edges_as_places() =>
        Assert.Throws<ArgumentException>(() => new Band("chance", [0, 1], [0], [1, 2]));

    [Fact]
    public void A_cloud_says_how_many_of_the_rows_it_shows()
    {
        string svg = new CloudPlot([1, 2, 3], [0.5, -0.5, double.NaN]) { Rows = 400 }.ToSvg(600, 400);
        Assert.Contains("2 of 400 rows", svg, StringComparison.Ordinal);
        Assert.Contains("2 rows", new CloudPlot([1, 2], [1, -1]).ToSvg(600, 400), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new CloudPlot([1], [1, 2]));
    }
}
