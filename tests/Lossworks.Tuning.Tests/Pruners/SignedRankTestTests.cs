using System.Text.Json;

namespace Lossworks.Tuning.Tests;

public sealed class SignedRankTestTests
{
    [Fact]
    public void Probabilities_are_those_of_SciPy_and_of_counting_all_sign_patterns()
    {
        int cases = 0;
        foreach (JsonElement golden in GoldenFile.Lines("signed-rank.jsonl"))
        {
            double want = golden.GetProperty("probability").GetDouble(), got = SignedRankTest.UpwardProbability(golden.Numbers("differences"));
            Assert.True(Math.Abs(got - want) <= 1e-12 * want, $"{golden.GetProperty("source")}: {got:R} is not {want:R}");
            cases++;
        }

        Assert.Equal(23, cases);
    }

    [Fact]
    public void Upwards_and_downwards_are_one_together_but_for_the_sum_itself()
    {
        Xoshiro256 random = new(3);
        for (int i = 0; i < 200; i++)
        {
            double[] differences = [.. Enumerable.Range(0, 1 + random.Below(12)).Select(_ => random.Below(7) - 3.0)];
            double up = SignedRankTest.UpwardProbability(differences), down = SignedRankTest.UpwardProbability([.. differences.Select(d => -d)]);
            Assert.InRange(up, 0, 1);
            Assert.True(up + down >= 1 - 1e-12);
        }
    }

    [Fact]
    public void Counting_and_the_normal_distribution_meet_at_fifty_pairs()
    {
        Xoshiro256 random = new(4);
        double[] fifty = [.. Enumerable.Range(0, 50).Select(_ => random.NextDouble() - 0.45)];
        // One more pair of the smallest size moves the probability little, but for the other way to compute it.
        Assert.Equal(SignedRankTest.UpwardProbability(fifty), SignedRankTest.UpwardProbability([.. fifty, 1e-9]), 0.01);
    }
}
