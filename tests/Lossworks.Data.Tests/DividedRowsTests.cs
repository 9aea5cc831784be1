namespace Lossworks.Data.Tests;

/// <summary>Rows that belong together, and rows that follow each other in time.</summary>
public sealed class DividedRowsTests
{
    [Fact]
    public void Groups_stay_whole_and_every_row_is_judged_once_per_repeat()
    {
        int[] groups = [.. Enumerable.Range(0, 200).Select(i => i * i % 37)];
        Folds folds = Folds.Grouped(groups, folds: 5, repeats: 3, seed: 4);
        Assert.Equal(15, folds.Count);
        foreach (Fold fold in folds)
            Assert.Empty(fold.Test.Select(r => groups[r]).Intersect(fold.Train.Select(r => groups[r])));
        foreach (IGrouping<int, Fold> repeat in folds.GroupBy(f => f.Repeat))
            Assert.Equal(Enumerable.Range(0, 200), repeat.SelectMany(f => f.Test).Order());
    }

    [Fact]
    public void Parts_of_groups_are_of_similar_size_and_depend_on_the_seed_alone()
    {
        int[] groups = [.. Enumerable.Range(0, 300).Select(i => i / 3)];
        Assert.All(Folds.Grouped(groups, 4, 2, 1), fold => Assert.Equal(75, fold.Test.Length));
        Assert.Equal(Folds.Grouped(groups, 4, 1, 1)[2].Test, Folds.Grouped(groups, 4, 1, 1)[2].Test);
        Assert.NotEqual(Folds.Grouped(groups, 4, 1, 1)[2].Test, Folds.Grouped(groups, 4, 1, 2)[2].Test);
    }

    [Fact]
    public void Fewer_groups_than_parts_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Folds.Grouped([1, 1, 2, 2], 3, 1, 1));

    [Fact]
    public void In_time_everything_learned_from_lies_before_everything_judged()
    {
        Random random = new(1);
        double[] times = [.. Enumerable.Range(0, 120).Select(_ => Math.Floor(50 * random.NextDouble()))];
        Folds folds = Folds.InTime(times, 5);
        Assert.Equal(5, folds.Count);
        Assert.All(folds, fold => Assert.True(fold.Train.Max(r => times[r]) < fold.Test.Min(r => times[r])));
        Assert.All(folds.Zip(folds.Skip(1)), pair => Assert.Equal(pair.First.Train.Concat(pair.First.Test).Order(), pair.Second.Train));
        Assert.Equal(120, folds[^1].Train.Length + folds[^1].Test.Length);
    }

    [Fact]
    public void Moments_that_are_all_alike_cannot_be_divided() => Assert.Throws<ArgumentOutOfRangeException>(() => Folds.InTime([1, 1, 1, 1], 2));

    [Fact]
    public void The_value_ahead_is_that_of_the_row_that_comes_later()
    {
        Table table = new("made", Column.OfNumbers("t", [3, 1, 2, 5, 4]), Column.OfNumbers("y", [30, 10, 20, 50, 40]));
        Table ahead = TimeShift.Ahead(table, "y", "t", 2);
        Assert.Equal([1, 2, 3], ahead["t"].Numbers.ToArray());
        Assert.Equal([10, 20, 30], ahead["y"].Numbers.ToArray());
        Assert.Equal([30, 40, 50], ahead["y_ahead_2"].Numbers.ToArray());
    }

    [Fact]
    public void A_moment_that_is_there_twice_or_missing_is_named()
    {
        Table twice = new("made", Column.OfNumbers("t", [1, 2, 2, 3]), Column.OfNumbers("y", [1, 2, 3, 4]));
        Assert.Contains("twice", Assert.Throws<DataException>(() => TimeShift.Ahead(twice, "y", "t", 1)).Message, StringComparison.Ordinal);
        Table missing = new("made", Column.OfNumbers("t", [1, double.NaN, 2, 3]), Column.OfNumbers("y", [1, 2, 3, 4]));
        Assert.Equal(2, Assert.Throws<DataException>(() => TimeShift.Ahead(missing, "y", "t", 1)).Row);
    }
}
