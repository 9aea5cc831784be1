namespace Lossworks.Tuning.Tests;

public sealed class LogExpectedImprovementTests
{
    // mpmath with 400 digits: log(density(z) + z cumulative(z)), and cumulative(z) over that sum.
    [Theory]
    [InlineData(3, 1.0987396653277078, 0.33284096845179524)]
    [InlineData(0.5, -0.35982768374506382, 0.99092271800410996)]
    [InlineData(0, -0.91893853320467274, 1.2533141373155003)]
    [InlineData(-0.9, -2.2982829894596517, 1.8326998049212272)]
    [InlineData(-1.1, -2.6791783824760533, 1.9770770873054811)]
    [InlineData(-3, -7.8696860596030285, 3.5323375176251605)]
    [InlineData(-5.9, -21.952668481529729, 6.2143982702328355)]
    [InlineData(-10, -55.553122036122356, 10.194383033412553)]
    [InlineData(-19.9, -204.91288769492169, 19.999754282210965)]
    [InlineData(-20.1, -208.93274041662459, 20.198776124515667)]
    [InlineData(-40, -808.29856835661996, 40.049906657648518)]
    [InlineData(-1000, -500014.73445209116, 1000.001999994)]
    public void The_logarithm_and_its_slope_are_right_far_out(double z, double value, double slope)
    {
        Assert.Equal(value, LogExpectedImprovement.LogH(z, out double found), Math.Abs(value) * 1e-12);
        Assert.Equal(slope, found, slope * 1e-11);
    }

    // mpmath with 400 digits.
    [Theory]
    [InlineData(2, -0.023012909328963488, 0.055247862678989959)]
    [InlineData(-0.5, -1.1759117615936186, 1.1410777703680645)]
    [InlineData(-1.5, -2.7059444008238898, 1.9386771666225432)]
    [InlineData(-8, -35.01343715991455, 8.1213681122361127)]
    [InlineData(-38, -726.55721601882013, 38.026279466575869)]
    [InlineData(-60, -1805.0135606805671, 60.016657420241125)]
    public void The_logarithm_of_a_probability_and_its_slope_are_right_far_out(double z, double value, double slope)
    {
        Assert.Equal(value, NormalTail.LogCumulative(z, out double found), Math.Abs(value) * 1e-12);
        Assert.Equal(slope, found, slope * 1e-12);
    }

    [Theory]
    [InlineData(0.3, 0.1, 0.7)]
    [InlineData(-2, 1, 0.05)]
    [InlineData(4, 1, 0.5)]
    public void Its_slopes_by_mean_and_deviation_agree_with_differences(double best, double mean, double sigma)
    {
        const double step = 1e-6;
        LogExpectedImprovement.Of(best, mean, sigma, out double byMean, out double bySigma);
        double At(double m, double s) => LogExpectedImprovement.Of(best, m, s, out _, out _);
        Assert.Equal((At(mean + step, sigma) - At(mean - step, sigma)) / (2 * step), byMean, 1e-6 * (1 + Math.Abs(byMean)));
        Assert.Equal((At(mean, sigma + step) - At(mean, sigma - step)) / (2 * step), bySigma, 1e-4 * (1 + Math.Abs(bySigma)));
    }
}
