using Lossworks.Reports.Drawing;

namespace Lossworks.Reports.Tests;

public sealed class BinsTests
{
    [Fact]
    public void The_width_follows_Freedman_and_Diaconis()
    {
        double[] values = [.. Enumerable.Range(0, 1001).Select(i => i / 1000.0)];
        // Quartiles 0.25 and 0.75: the width is 2 * 0.5 / 1001^(1/3), a bit less than a tenth.
        Assert.Equal(11, Bins.For(values, []).Count);
    }

    [Fact]
    public void Every_value_is_counted_once()
    {
        double[] values = Example.Normal(500, 1);
        var bins = Bins.For(values, []);
        Assert.Equal(500, bins.Heights(values, asPercent: false).Sum());
        Assert.Equal(100, bins.Heights(values, asPercent: true).Sum(), 9);
    }

    [Fact]
    public void A_far_value_does_not_press_the_others_into_one_bin()
    {
        double[] values = [.. Example.Normal(500, 1), 1e9];
        var bins = Bins.For(values, []);
        Assert.True(bins.High < 100);
        Assert.True(bins.Heights(values, asPercent: false).Count(height => height > 0) > 10);
    }

    [Fact]
    public void Values_of_which_most_are_equal_have_bins() => Assert.True(Bins.For([.. Enumerable.Repeat(1.0, 90), 2, 3, 4, 5], []).Count > 3);
}
