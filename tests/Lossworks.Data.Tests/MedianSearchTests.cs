namespace Lossworks.Data.Tests;

public sealed class MedianSearchTests
{
    public static TheoryData<string, double[]> Sets()
    {
        var random = new Xoshiro256(7, stream: 0);
        double[] Draw(int count, Func<double> next) => [.. Enumerable.Range(0, count).Select(_ => next())];
        double Uniform() => random.Below(1 << 30) / (double)(1 << 30);
        return new()
        {
            { "one", [3.5] },
            { "two", [3.5, -1] },
            { "all the same", [2, 2, 2, 2] },
            { "two values", [1, 1, 2, 2] },
            { "zeros of both signs", [-0.0, -0.0, 0.0, 7] },
            { "extremes", [double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon, 0, 1e300] },
            { "both signs", Draw(1001, () => Uniform() - 0.5) },
            { "an even number", Draw(1000, () => Uniform() - 0.5) },
            { "close together", Draw(5000, () => 1 + (Uniform() * 1e-14)) },
            { "whole numbers", Draw(4000, () => random.Below(20)) },
            { "with missing ones", Draw(999, () => random.Below(3) == 0 ? double.NaN : Uniform()) },
        };
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Is_the_middle_of_the_sorted_values(string name, double[] values)
    {
        double[] sorted = [.. values.Where(value => !double.IsNaN(value)).Order()];
        double expected = (sorted[(sorted.Length - 1) / 2] / 2) + (sorted[sorted.Length / 2] / 2);
        var search = new MedianSearch(sorted.Length);
        int passes = 0;
        while (search.Result is null)
        {
            foreach (double[] block in values.Chunk(97)) search.Add(block);
            search.EndPass();
            passes++;
        }
        Assert.True(expected == search.Result, $"{name}: {expected:R} expected, {search.Result:R} found");
        Assert.InRange(passes, 1, 6);
    }

    [Fact]
    public void Moments_of_parts_are_those_of_the_whole()
    {
        var random = new Xoshiro256(3, stream: 0);
        double[] values = [.. Enumerable.Range(0, 10_000).Select(row => 1e6 + row % 17 + (random.Below(1000) * 1e-3))];
        Moments whole = Moments.Of(values, 0, 1), parts = default;
        foreach (double[] block in values.Chunk(333)) parts = parts.With(Moments.Of(block, 0, 1));
        Assert.Equal(whole.Count, parts.Count);
        Assert.Equal(whole.Mean, parts.Mean, 1e-9);
        Assert.Equal(whole.Deviation, parts.Deviation, 1e-12 * 1e3);
        Moments far = Moments.Of([1e300, -1e300], 0, 1).With(Moments.Of([1e308], 0, 1));
        Assert.True(double.IsFinite(far.Mean) && double.IsFinite(far.Deviation));
        Assert.Equal(0, Moments.Of([5, 5], 0, 1).With(Moments.Of([5], 0, 1)).Deviation);
    }
}
