namespace Lossworks.Tuning.Tests;

public sealed class ParzenTests
{
    private static readonly SearchSpace s_flat = new([new RealParameter("x", -1, 3), new IntegerParameter("n", 1, 5), new CategoricalParameter("c", "p", "q", "r")]);

    // By mpmath at 60 digits: log((erfc(a / sqrt 2) - erfc(b / sqrt 2)) / 2).
    [Theory]
    [InlineData(-1, 2, -0.20016629432446258)]
    [InlineData(0.5, 0.75, -2.5021319204099832)]
    [InlineData(-3, -2.5, -5.3267647240790622)]
    [InlineData(4, 6, -10.360132637911158)]
    [InlineData(12, 12.5, -75.412776310697438)]
    [InlineData(7, 7.0001, -34.629628886432894)]
    [InlineData(30, 90, -454.3212439563432)]
    [InlineData(100, 100.5, -5005.5242086942051)]
    [InlineData(-100.5, -100, -5005.5242086942051)]
    public void Masses_between_two_places_are_right_in_both_tails(double low, double high, double expected) =>
        Assert.Equal(1, TruncatedNormal.LogInterval(low, high) / expected, 1e-12);

    // By SciPy 1.10.1: logsumexp over the kernels of log weight + truncnorm.logpdf(x) + log(difference of truncnorm.cdf over the share of n) + log of the choice.
    [Theory]
    [InlineData(0.7, 3, 0, -1.7729665936309515)]
    [InlineData(2.9, 5, 1, -3.0531904489948323)]
    [InlineData(-1, 1, 2, -3.649262321406198)]
    public void Log_densities_are_those_of_SciPy(double x, int n, int choice, double expected) =>
        Assert.Equal(expected, Flat().LogDensity([x, n, choice]), 1e-11);

    [Fact]
    public void The_density_of_a_space_of_numbers_and_choices_comes_to_one()
    {
        ParzenEstimator estimator = Flat();
        double sum = 0;
        for (int i = 0; i < 400; i++)
        {
            for (int n = 1; n <= 5; n++)
            {
                for (int c = 0; c < 3; c++)
                    sum += Math.Exp(estimator.LogDensity([s_flat.Parameters[0].FromUnit((i + 0.5) / 400), n, c])) / 400;
            }
        }

        Assert.Equal(1, sum, 1e-4);
    }

    [Fact]
    public void The_probabilities_of_a_tree_come_to_one_and_are_those_of_the_draws()
    {
        SearchSpace tree = new(
        [
            new CategoricalParameter("kind", "a", "b"),
            new IntegerParameter("n", 1, 4, log: true) { When = new("kind", "a") },
            new RealParameter("s", 0, 1, step: 0.5) { When = new("kind", "b") },
        ]);
        ParzenEstimator estimator = new(tree, [tree.Make(("kind", "a"), ("n", 4)), tree.Make(("kind", "b"), ("s", 0.5))], [0.5, 1.5], _ => 0.1);
        Dictionary<string, int> drawn = [];
        Xoshiro256 random = new(1);
        const int Draws = 100_000;
        for (int i = 0; i < Draws; i++)
        {
            string point = estimator.Draw(random).ToString();
            drawn[point] = drawn.GetValueOrDefault(point) + 1;
        }

        double sum = 0;
        double[][] points = [.. Enumerable.Range(1, 4).Select(n => (double[])[0, n, double.NaN]), .. new[] { 0, 0.5, 1 }.Select(s => (double[])[1, double.NaN, s])];
        foreach (double[] point in points)
        {
            double probability = Math.Exp(estimator.LogDensity(point));
            sum += probability;
            // Five standard deviations of a count.
            double off = 5 * Math.Sqrt(probability / Draws);
            Assert.Equal(probability, drawn.GetValueOrDefault(new Configuration(tree, point).ToString()) / (double)Draws, off);
        }

        Assert.Equal(1, sum, 1e-12);
    }

    [Fact]
    public void The_share_of_a_discrete_value_is_what_makes_it()
    {
        foreach (SearchParameter parameter in (SearchParameter[])[new IntegerParameter("n", 3, 40, log: true), new IntegerParameter("m", -4, 8, step: 3), new RealParameter("r", 0, 1, step: 0.1)])
        {
            double end = 0;
            foreach (double value in parameter.Grid(1000))
            {
                (double low, double high) = parameter.ShareOf(value);
                Assert.Equal(end, low, 1e-12);
                Assert.Equal(value, parameter.FromUnit(low + 1e-9));
                Assert.Equal(value, parameter.FromUnit(high - 1e-9));
                end = high;
            }

            Assert.Equal(1, end, 1e-12);
        }
    }

    [Fact]
    public void Good_kernels_follow_the_spread_and_keep_a_least_width()
    {
        Assert.Equal(1 / 3.0, Bandwidths.OfGood([0.2, 0.2, 0.2], [1.3, 1.1, 0.6], 1, 2), 1e-12);
        Assert.Equal(1 / 2.0, Bandwidths.OfGood([0.2, double.NaN], [1, 1], 1, 2), 1e-12);
        // Deviation sqrt(0.5) * ... of two points 0.4 apart: 0.4 / sqrt 2; two of equal weight; one dimension.
        Assert.Equal(1.06 * 0.4 / Math.Sqrt(2) * Math.Pow(2, -0.2), Bandwidths.OfGood([0.3, 0.7], [1, 1], 1, 100), 1e-12);
    }

    private static ParzenEstimator Flat() => new(
        s_flat, [s_flat.Make(("x", 0.5), ("n", 2), ("c", "p")), s_flat.Make(("x", 2.0), ("n", 5), ("c", "r"))], [1.25, 0.75], _ => 0.2);
}
