using Lossworks.Benchmarks.Evidence;

namespace Lossworks.Advice.Tests.Evidence;

/// <summary>Random numbers have the moments of the laws that they are named by.</summary>
public sealed class DrawsTests
{
    private const int Many = 200_000;

    [Theory]
    [InlineData("normal", 0, 1)]
    [InlineData("exponential", 1, 1)]
    [InlineData("laplace", 0, 2)]
    [InlineData("gamma 0.5", 0.5, 0.5)]
    [InlineData("gamma 2", 2, 2)]
    [InlineData("poisson 0.7", 0.7, 0.7)]
    [InlineData("poisson 40", 40, 40)]
    [InlineData("t 8", 0, 8.0 / 6)]
    public void Mean_and_variance_are_those_of_the_law(string law, double mean, double variance)
    {
        double[] x = Sample(law);
        double average = x.Average(), squares = x.Average(v => (v - average) * (v - average));
        Assert.Equal(mean, average, 5 * Math.Sqrt(variance / Many));
        Assert.Equal(variance, squares, 0.05 * variance);
    }

    [Theory]
    [InlineData("normal", 1, 0.841345)]
    [InlineData("exponential", 1, 0.632121)]
    [InlineData("laplace", 1, 0.816060)]
    [InlineData("gamma 0.5", 0.227468, 0.5)]
    [InlineData("gamma 2", 1, 0.264241)]
    [InlineData("poisson 0.7", 0, 0.496585)]
    [InlineData("poisson 40", 40, 0.541918)]
    [InlineData("t 2", 4, 0.971405)]
    public void The_share_up_to_a_point_is_that_of_the_law(string law, double point, double share)
    {
        double[] x = Sample(law);
        Assert.Equal(share, x.Count(v => v <= point) / (double)Many, 0.006);
    }

    [Fact]
    public void Classes_come_by_their_shares()
    {
        Draws draws = new(3, 1);
        int[] counts = new int[3];
        for (int i = 0; i < Many; i++)
            counts[draws.Class([0.2, 0.5, 0.3])]++;
        Assert.Equal([0.2, 0.5, 0.3], counts.Select(c => Math.Round(c / (double)Many, 2)));
    }

    private static double[] Sample(string law)
    {
        Draws draws = new(7, 1);
        Func<double> next = law.Split(' ') switch
        {
            ["normal"] => draws.Normal,
            ["exponential"] => draws.Exponential,
            ["laplace"] => draws.Laplace,
            ["gamma", var shape] => () => draws.Gamma(Number(shape)),
            ["poisson", var mean] => () => draws.Poisson(Number(mean)),
            [_, var degrees] => () => draws.StudentT(Number(degrees)),
            _ => throw new ArgumentException(law),
        };
        return [.. Enumerable.Range(0, Many).Select(_ => next())];
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
