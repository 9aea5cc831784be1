using Lossworks.Advice.Looking;
using Lossworks.Advice.Metrics;

namespace Lossworks.Advice.Tests.Looking;

/// <summary>Targets spoilt on purpose.</summary>
public sealed class SpoilingTests
{
    [Fact]
    public void So_many_are_spoilt_and_those_of_a_smaller_share_are_spoilt_the_same_in_a_larger()
    {
        Truth truth = Numbers(i => Math.Sin(i));
        Spoiling spoiling = new(truth);
        double[] few = spoiling.Spoil(0.05, 3).Numbers, many = spoiling.Spoil(0.2, 3).Numbers;
        Assert.Equal(10, Different(truth.Numbers, few));
        Assert.Equal(40, Different(truth.Numbers, many));
        for (int i = 0; i < few.Length; i++)
            Assert.True(few[i] == truth.Numbers[i] || few[i] == many[i]);
    }

    [Fact]
    public void Outliers_are_far_out_and_to_both_sides()
    {
        Truth truth = Numbers(i => Math.Sin(i));
        double[] far = [.. new Spoiling(truth).Spoil(0.2, 3).Numbers.Where(y => Math.Abs(y) > 1)];
        Assert.Equal(40, far.Length);
        Assert.All(far, y => Assert.True(Math.Abs(y) > 2.4));
        Assert.Contains(far, y => y > 0);
        Assert.Contains(far, y => y < 0);
    }

    [Fact]
    public void Counts_stay_counts_and_shares_shares()
    {
        Assert.All(new Spoiling(Numbers(i => i % 7)).Spoil(0.2, 1).Numbers, y => Assert.True(y >= 0 && y == Math.Floor(y)));
        Assert.All(new Spoiling(Numbers(i => i / 200.0)).Spoil(0.2, 1).Numbers, y => Assert.InRange(y, 0, 1));
    }

    [Fact]
    public void Classes_become_another_class()
    {
        Truth truth = new([], [.. Enumerable.Range(0, 200).Select(i => i % 3)], 3);
        int[] spoilt = new Spoiling(truth).Spoil(0.1, 1).Codes;
        Assert.Equal(20, spoilt.Zip(truth.Codes).Count(p => p.First != p.Second));
        Assert.All(spoilt, c => Assert.InRange(c, 0, 2));
    }

    private static Truth Numbers(Func<int, double> of) => new([.. Enumerable.Range(0, 200).Select(of)], [], 0);

    private static int Different(double[] a, double[] b) => a.Zip(b).Count(p => p.First != p.Second);
}
