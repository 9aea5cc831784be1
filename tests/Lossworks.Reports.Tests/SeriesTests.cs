namespace Lossworks.Reports.Tests;

public sealed class SeriesTests
{
    [Fact]
    public void Lists_of_different_length_are_refused()
    {
        Assert.Contains("'train' has 2 x and 1 y values", Assert.Throws<ArgumentException>(() => new Series("train", [1, 2], [1])).Message);
        Assert.Contains("2 actual and 1 predicted", Assert.Throws<ArgumentException>(() => new ScatterPlot([1, 2], [1])).Message);
    }

    [Fact]
    public void A_plot_does_not_change_with_the_list_it_was_made_from()
    {
        double[] values = [1, 2, 3];
        var plot = new LinePlot([new Series("a", values, values)]);
        string before = plot.ToSvg(400, 300);
        values[0] = 99;
        Assert.Equal(before, plot.ToSvg(400, 300));
    }
}
