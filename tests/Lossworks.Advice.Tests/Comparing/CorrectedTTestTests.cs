using Lossworks.Advice.Comparing;

namespace Lossworks.Advice.Tests.Comparing;

/// <summary>The test of differences, against published figures.</summary>
public sealed class CorrectedTTestTests
{
    [Fact]
    public void It_agrees_with_the_formula_of_Nadeau_and_Bengio()
    {
        // t = 0.5/sqrt(1 (1/4 + 1/3)) on three degrees of freedom; the two-sided p of t by its closed form for three degrees.
        double[] differences = [-0.5, 0.5, 0.5, 1.5];
        double variance = 2.0 / 3, t = 0.5 / Math.Sqrt(variance * ((1.0 / 4) + (1.0 / 3)));
        double u = t / Math.Sqrt(3), below = 0.5 + ((Math.Atan(u) + (u / (1 + (u * u)))) / Math.PI);
        Assert.Equal(2 * (1 - below), CorrectedTTest.PValue(differences, 1.0 / 3), 1e-12);
    }

    [Fact]
    public void The_correction_makes_differences_less_sure()
    {
        double[] differences = [0.1, 0.3, 0.2, 0.15, 0.25];
        Assert.True(CorrectedTTest.PValue(differences, 0.25) > CorrectedTTest.PValue(differences, 0));
    }

    [Fact]
    public void Equal_scores_are_no_difference_and_a_constant_gap_is_one()
    {
        Assert.Equal(1, CorrectedTTest.PValue([0, 0, 0], 0.25));
        Assert.Equal(0, CorrectedTTest.PValue([1, 1, 1], 0.25));
        Assert.Equal(1, CorrectedTTest.PValue([1], 0.25));
    }

    [Fact]
    public void The_interval_ends_where_p_is_a_twentieth()
    {
        double[] differences = [0.1, 0.3, 0.2, 0.15, 0.25, -0.05];
        CorrectedTTest test = CorrectedTTest.Of(differences, 0.2);
        double[] shifted = [.. differences.Select(d => d - test.Mean + test.HalfWidth)];
        Assert.Equal(0.05, CorrectedTTest.PValue(shifted, 0.2), 1e-9);
    }

    [Fact]
    public void Practical_equality_agrees_with_the_published_example()
    {
        // 10 x 10 folds with t = 0.750: the probability of being better is 0.773 (scikit-learn's gallery, after Benavoli et al. 2017).
        double[] differences = [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? -1.0 : 1.0)];
        double error = CorrectedTTest.Of(differences, 1.0 / 9).Error;
        CorrectedTTest test = CorrectedTTest.Of([.. differences.Select(d => d + (0.75 * error))], 1.0 / 9);
        Assert.Equal(0.75, test.Mean / test.Error, 1e-9);
        Assert.Equal(0.773, (1 + (2 * Share(test))) / 2, 1e-3);
        Assert.Equal(1, test.PracticallyEqual(1e6), 1e-12);
        Assert.Equal(0, test.PracticallyEqual(0), 1e-12);
        Assert.Equal(1, CorrectedTTest.Of([0.1, 0.1, 0.1], 0.25).PracticallyEqual(0.2));
    }

    /// <summary>What lies between 0 and the mean, from an interval that is symmetric around the mean.</summary>
    private static double Share(CorrectedTTest test)
    {
        CorrectedTTest centered = CorrectedTTest.Of([.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? -1.0 : 1.0)], 1.0 / 9);
        return centered.PracticallyEqual(test.Mean) / 2;
    }

    [Fact]
    public void Holm_adjusts_as_published() => Assert.Equal([0.03, 0.06, 0.06, 0.02], CorrectedTTest.Holm([0.01, 0.04, 0.03, 0.005]), (a, b) => Math.Abs(a - b) < 1e-12);
}
