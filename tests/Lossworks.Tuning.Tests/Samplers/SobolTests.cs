namespace Lossworks.Tuning.Tests;

public sealed class SobolTests
{
    /// <summary>Of scipy.stats.qmc.Sobol(1024, scramble=False, bits=32), SciPy 1.10.1: some points in some dimensions.</summary>
    private static readonly int[] s_dimensions = [0, 1, 2, 3, 7, 20, 63, 100, 511, 1023];

    public static TheoryData<int, double[]> Golden { get; } = new()
    {
        { 0, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
        { 1, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5] },
        { 2, [0.75, 0.25, 0.25, 0.25, 0.75, 0.25, 0.75, 0.25, 0.75, 0.75] },
        { 3, [0.25, 0.75, 0.75, 0.75, 0.25, 0.75, 0.25, 0.75, 0.25, 0.25] },
        { 5, [0.875, 0.875, 0.125, 0.375, 0.375, 0.625, 0.625, 0.125, 0.875, 0.375] },
        { 10, [0.9375, 0.0625, 0.6875, 0.1875, 0.1875, 0.4375, 0.4375, 0.3125, 0.9375, 0.8125] },
        { 77, [0.8359375, 0.8359375, 0.0078125, 0.7734375, 0.6484375, 0.1484375, 0.8828125, 0.8984375, 0.8515625, 0.7421875] },
        { 500, [0.439453125, 0.064453125, 0.345703125, 0.408203125, 0.775390625, 0.349609375, 0.439453125, 0.599609375, 0.689453125, 0.826171875] },
        { 1023, [0.0009765625, 0.7529296875, 0.6123046875, 0.1455078125, 0.6181640625, 0.8662109375, 0.0400390625, 0.2373046875, 0.6142578125, 0.9951171875] },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public void The_sequence_before_scrambling_is_that_of_a_peer(int index, double[] expected) =>
        Assert.Equal(expected, s_dimensions.Select(d => SobolPoints.Raw(index, d) / 4294967296.0));

    [Theory]
    [InlineData(3, 0)]
    [InlineData(6, 5)]
    [InlineData(8, 1)]
    public void Every_box_of_the_right_size_has_one_point_of_a_block_in_the_first_two_dimensions(int m, int block)
    {
        double[][] points = Points(block << m, 1 << m, 2, seed: 11);
        for (int across = 0; across <= m; across++)
        {
            int wide = 1 << across, high = 1 << (m - across);
            Assert.Equal(1 << m, points.Select(p => ((int)(p[0] * wide), (int)(p[1] * high))).Distinct().Count());
        }
    }

    [Fact]
    public void Every_interval_has_one_point_in_every_dimension_of_the_table()
    {
        double[][] points = Points(0, 64, 1024, seed: 3);
        for (int d = 0; d < 1024; d++)
            Assert.Equal(64, points.Select(p => (int)(p[d] * 64)).Distinct().Count());
    }

    [Fact]
    public void One_point_over_many_seeds_is_uniform()
    {
        const int Seeds = 4096;
        foreach (int index in (int[])[0, 1, 77])
        {
            double[][] points = [.. Enumerable.Range(0, Seeds).Select(s => SobolPoints.At(index, 5, (ulong)s))];
            for (int d = 0; d < 5; d++)
            {
                // Kolmogorov and Smirnov: 1.95 / sqrt(n) is exceeded once in a thousand.
                double[] sorted = [.. points.Select(p => p[d]).Order()];
                double distance = sorted.Select((x, i) => Math.Max(x - (i / (double)Seeds), ((i + 1.0) / Seeds) - x)).Max();
                Assert.True(distance < 1.95 / Math.Sqrt(Seeds), $"point {index}, dimension {d}: {distance}");
            }

            double together = points.Average(p => (p[0] - 0.5) * (p[1] - 0.5)) * 12;
            Assert.True(Math.Abs(together) < 3.3 / Math.Sqrt(Seeds), $"correlation {together}");
        }
    }

    [Fact]
    public void Coordinates_beyond_the_table_are_uniform_and_all_different()
    {
        double[][] points = Points(0, 512, 1030, seed: 9);
        for (int d = 1024; d < 1030; d++)
        {
            Assert.Equal(512, points.Select(p => p[d]).Distinct().Count());
            Assert.InRange(points.Average(p => p[d]), 0.5 - 0.05, 0.5 + 0.05);
        }
    }

    [Theory]
    [InlineData(2, 100)]
    [InlineData(6, 20)]
    public void Means_are_much_closer_than_of_random_points(int dimensions, double timesCloser)
    {
        // The product of 1 + (x - 1/2): its mean is 1, and every interaction is in it.
        static double Mean(IEnumerable<double[]> points) => points.Average(p => p.Aggregate(1.0, (f, x) => f * (0.5 + x)));
        double Error(Func<ulong, IEnumerable<double[]>> points) =>
            Math.Sqrt(Enumerable.Range(1, 24).Average(seed => Math.Pow(Mean(points((ulong)seed)) - 1, 2)));
        double even = Error(seed => Points(0, 1024, dimensions, seed));
        double random = Error(seed =>
        {
            Xoshiro256 source = new(seed);
            return Enumerable.Range(0, 1024).Select(_ => Enumerable.Range(0, dimensions).Select(_ => source.NextDouble()).ToArray()).ToArray();
        });
        Assert.True(even * timesCloser < random, $"{even} against {random}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{dimensions} dimensions: {even} against {random}, {random / even:F0} times");
    }

    [Fact]
    public void Other_seeds_give_other_points()
    {
        Assert.NotEqual(SobolPoints.At(0, 3, 1), SobolPoints.At(0, 3, 2));
        Assert.Equal(SobolPoints.At(5, 3, 1), SobolPoints.At(5, 7, 1)[..3]);
    }

    [Fact]
    public void Discrete_values_come_equally_often()
    {
        SearchSpace space = new([new IntegerParameter("n", 1, 8), new CategoricalParameter("c", "a", "b", "c", "d"), new RealParameter("s", 0, 1.5, step: 0.1)]);
        Configuration[] trials = Trials(space, 64);
        Assert.All(trials.GroupBy(t => t.Whole("n")), g => Assert.Equal(8, g.Count()));
        Assert.All(trials.GroupBy(t => t.Choice("c")), g => Assert.Equal(16, g.Count()));
        Assert.All(trials.GroupBy(t => t.Number("s")), g => Assert.Equal(4, g.Count()));
        // And together: the first two dimensions are a net.
        Assert.Equal(32, trials[..32].Select(t => (t.Whole("n"), t.Choice("c"))).Distinct().Count());
    }

    [Fact]
    public void A_parameter_that_exists_sometimes_is_covered_evenly_where_it_does()
    {
        SearchSpace space = new([new CategoricalParameter("loss", "huber", "log-cosh"), new RealParameter("delta", 0, 1) { When = new("loss", "huber") }]);
        Configuration[] trials = Trials(space, 64);
        double[] deltas = [.. trials.Where(t => t.Has("delta")).Select(t => t.Number("delta"))];
        Assert.Equal(32, deltas.Length);
        Assert.Equal(32, deltas.Select(d => (int)(d * 32)).Distinct().Count());
    }

    [Fact]
    public void With_constraints_no_point_comes_twice_and_the_allowed_ones_come_in_their_order()
    {
        RealParameter[] parameters = [new("a", 0, 1), new("b", 0, 1)];
        SearchSpace free = new(parameters), half = new(parameters, [new("a is below b", c => c.Number("a") < c.Number("b"))]);
        Configuration[] expected = [.. Trials(free, 200).Where(half.Allows)];
        Configuration[] trials = Trials(half, expected.Length);
        Assert.Equal(expected, trials);
        Assert.Equal(trials.Length, trials.Distinct().Count());
    }

    [Fact]
    public void Constraints_that_never_hold_are_named()
    {
        SearchSpace space = new([new RealParameter("a", 0, 1)], [new("a is above 2", c => c.Number("a") > 2)]);
        TuningException e = Assert.Throws<TuningException>(() => Trials(space, 1));
        Assert.Contains("of 10,000 points in a row none was allowed by: a is above 2.", e.Message);
    }

    private static double[][] Points(int first, int count, int dimensions, ulong seed) =>
        [.. Enumerable.Range(first, count).Select(i => SobolPoints.At(i, dimensions, seed))];

    private static Configuration[] Trials(SearchSpace space, int count)
    {
        SobolSampler sampler = new();
        return [.. Enumerable.Range(0, count).Select(number => sampler.Propose(
            new() { Space = space, Number = number, Seed = (ulong)number, StudySeed = 5, Observations = [], Pending = [] })!)];
    }
}
