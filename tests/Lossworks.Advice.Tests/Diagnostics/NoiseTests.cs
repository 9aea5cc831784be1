using Lossworks.Advice.Diagnostics;
using Lossworks.Data;

namespace Lossworks.Advice.Tests.Diagnostics;

/// <summary>What the residuals of a first fit say, where they must and where they must not.</summary>
public sealed class NoiseTests
{
    private const int Rows = 600;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Normal_noise_around_a_line_gives_nothing_that_matters(int seed) =>
        Assert.Empty(Looking.Mattering(MadeProblems.Of(Rows, seed, (a, b, r) => MadeProblems.Line(a, b) + Made.Normal(r))));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Heavy_symmetric_tails_are_heavy_and_neither_skewed_nor_uneven(int seed)
    {
        IReadOnlySet<string> seen = Looking.Mattering(MadeProblems.Of(Rows, seed, (a, b, r) => MadeProblems.Line(a, b) + MadeProblems.StudentT(r, 2)));
        Assert.Contains(TailWeight.Name, seen);
        Assert.Contains(OutlierShare.Name, seen);
        Assert.DoesNotContain(ResidualSkew.Name, seen);
        Assert.DoesNotContain(UnevenSpread.Name, seen);
    }

    [Fact]
    public void Laplace_noise_has_heavy_tails_of_about_one_and_a_half_times_the_reach()
    {
        Finding tails = Looking.Findings(MadeProblems.Of(2000, 5, (a, b, r) => MadeProblems.Line(a, b) + MadeProblems.Laplace(r)))[TailWeight.Name];
        Assert.True(tails.Matters);
        Assert.InRange(tails.Value, 1.3, 1.7);
    }

    [Fact]
    public void A_tenth_of_gross_errors_are_outliers()
    {
        Finding outliers = Looking.Findings(MadeProblems.Of(Rows, 6, (a, b, r) => MadeProblems.Line(a, b) + (r.NextDouble() < 0.1 ? 40 * Made.Normal(r) : Made.Normal(r))))[OutlierShare.Name];
        Assert.True(outliers.Matters);
        Assert.InRange(outliers.Value, 0.05, 0.15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Skewed_noise_leans_to_its_side_and_the_sentence_says_how_far_mean_and_median_are_apart(int side)
    {
        Table table = MadeProblems.Of(2000, 7, (a, b, r) => MadeProblems.Line(a, b) + (side * Math.Exp(Made.Normal(r))));
        Finding skew = Looking.Findings(table)[ResidualSkew.Name];
        Assert.Equal(side, Math.Sign(skew.Value));
        Assert.Contains(side > 0 ? "above" : "below", skew.Says, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0.4)]
    [InlineData(1, 0.25)]
    [InlineData(2, 0.35)]
    [InlineData(3, 0.6)]
    public void The_power_of_the_variance_is_recovered(int power, double tolerance)
    {
        Table table = MadeProblems.Of(4000, 8, (a, b, r) =>
        {
            double mean = Math.Exp(MadeProblems.LogMean(a, b));
            return power switch
            {
                0 => 20 + MadeProblems.Line(a, b) + Made.Normal(r),
                1 => Made.Poisson(r, 3 * mean),
                2 => mean * MadeProblems.Gamma(r, 3),
                _ => MadeProblems.InverseGaussian(r, mean, 6),
            };
        });
        Finding found = Looking.Findings(table)[GrowingSpread.Name];
        Assert.InRange(found.Value, power - tolerance, power + tolerance);
        Assert.Equal(power > 0, found.Matters);
    }

    [Fact]
    public void A_spread_that_a_feature_tells_is_uneven()
    {
        Finding uneven = Looking.Findings(MadeProblems.Of(Rows, 9, (a, b, r) => MadeProblems.Line(a, b) + (Math.Exp(0.7 * b) * Made.Normal(r))))[UnevenSpread.Name];
        Assert.True(uneven.Matters);
        Assert.True(uneven.Value < 0.01);
    }

    [Fact]
    public void Effects_that_multiply_and_effects_that_add_are_told_apart()
    {
        Finding multiplies = Looking.Findings(MadeProblems.Of(Rows, 10, (a, b, r) => Math.Exp(MadeProblems.LogMean(a, b)) * MadeProblems.Gamma(r, 20)))[Multiplying.Name];
        Finding adds = Looking.Findings(MadeProblems.Of(Rows, 11, (a, b, r) => Math.Abs(20 + (2 * MadeProblems.Line(a, b)) + (0.3 * Made.Normal(r)))))[Multiplying.Name];
        Assert.True(multiplies.Value < Multiplying.Multiplies);
        Assert.True(adds.Value > Multiplying.Adds);
    }

    [Fact]
    public void A_random_walk_is_explained_by_its_last_value_and_white_noise_is_not()
    {
        Assert.InRange(LastValueOf((last, r) => last + Made.Normal(r)), 0.9, 1);
        Assert.InRange(LastValueOf((_, r) => Made.Normal(r)), -2, 0.2);
    }

    private static double LastValueOf(Func<double, Random, double> next)
    {
        Random random = new(12);
        double[] y = new double[400];
        for (int i = 1; i < y.Length; i++)
            y[i] = next(y[i - 1], random);
        Table table = new("made", Column.OfNumbers("t", [.. Enumerable.Range(0, y.Length).Select(i => (double)i)]), Column.OfNumbers("y", y));
        return Looking.Findings(table, s => s.Roles = new() { Time = "t", Ahead = 1 })[LastValue.Name].Value;
    }
}
