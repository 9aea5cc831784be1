using Lossworks.Losses;

namespace Lossworks.Tests.Kernels;

/// <summary>What is drawn at random: the same for the same seed and place, and as often as asked for.</summary>
public sealed class EqualizationTests
{
    private const int Rows = 20_000;

    [Fact]
    public void Rare_classes_are_spared_as_often_as_asked_for_and_independently()
    {
        bool[,] spared = Spared(seed: 3);
        double first = Count(spared, (a, _) => a), second = Count(spared, (_, b) => b), both = Count(spared, (a, b) => a && b);
        Assert.Equal(0.3, first, 0.02);
        Assert.Equal(0.3, second, 0.02);
        Assert.Equal(0.09, both, 0.02);
    }

    [Fact]
    public void The_seed_decides_and_nothing_else()
    {
        Assert.Equal(Spared(seed: 3), Spared(seed: 3));
        Assert.NotEqual(Spared(seed: 3), Spared(seed: 4));
    }

    [Fact]
    public void A_row_keeps_what_was_drawn_for_it_when_rows_follow()
    {
        Loss loss = LossCatalogue.BuiltIn.Wrap(new Equalization([1000, 10, 10], 0.1, 0.3, 3));
        double[] predictions = [.. Enumerable.Range(0, 60).Select(i => i % 7 - 3.0)], all = new double[20], some = new double[12];
        loss.Evaluate(new LossBatch<double>(predictions, 3, new int[20]), new() { Losses = all }, Reduction.None);
        loss.Evaluate(new LossBatch<double>(predictions.AsSpan(0, 36), 3, new int[12]), new() { Losses = some }, Reduction.None);
        Assert.Equal(all[..12], some);
    }

    /// <summary>Whether the second and the third class, both rare, have no slope in a row of the first.</summary>
    private static bool[,] Spared(int seed)
    {
        Loss loss = LossCatalogue.BuiltIn.Wrap(new Equalization([1000, 10, 10], 0.1, 0.3, seed));
        double[] gradient = new double[3 * Rows];
        loss.Evaluate(new LossBatch<double>(new double[3 * Rows], 3, new int[Rows]), new() { Gradient = gradient });
        bool[,] spared = new bool[Rows, 2];
        for (int row = 0; row < Rows; row++)
            (spared[row, 0], spared[row, 1]) = (gradient[(3 * row) + 1] == 0, gradient[(3 * row) + 2] == 0);
        return spared;
    }

    private static double Count(bool[,] spared, Func<bool, bool, bool> counts) =>
        Enumerable.Range(0, Rows).Count(row => counts(spared[row, 0], spared[row, 1])) / (double)Rows;
}
