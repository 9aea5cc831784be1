using Lossworks.Advice.Comparing;

namespace Lossworks.Advice.Tests;

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
    public void Holm_adjusts_as_published() => Assert.Equal([0.03, 0.06, 0.06, 0.02], CorrectedTTest.Holm([0.01, 0.04, 0.03, 0.005]), (a, b) => Math.Abs(a - b) < 1e-12);
}
