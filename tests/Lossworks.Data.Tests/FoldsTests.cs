namespace Lossworks.Data.Tests;

public sealed class FoldsTests
{
    public static TheoryData<int, int, int, ulong> Cases => new()
    {
        { 2, 2, 1, 0 }, { 10, 3, 4, 1 }, { 10, 10, 2, 2 }, { 101, 5, 3, 3 }, { 1797, 7, 2, ulong.MaxValue },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void In_each_repeat_every_row_is_in_exactly_one_test_part(int rows, int folds, int repeats, ulong seed)
    {
        var all = Folds.Repeated(rows, folds, repeats, seed);
        Assert.Equal(folds * repeats, all.Count);
        foreach (IGrouping<int, Fold> repeat in all.GroupBy(fold => fold.Repeat))
        {
            Assert.Equal(Enumerable.Range(0, folds), repeat.Select(fold => fold.Number));
            Assert.Equal(Enumerable.Range(0, rows), repeat.SelectMany(fold => fold.Test).Order());
            Assert.True(repeat.Max(fold => fold.Test.Length) - repeat.Min(fold => fold.Test.Length) <= 1);
        }
        Assert.All(all, fold => Assert.Equal(Enumerable.Range(0, rows), fold.Train.Concat(fold.Test).Order()));
    }

    [Fact]
    public void The_seed_fixes_the_folds_and_more_repeats_do_not_change_the_first()
    {
        var once = Folds.Repeated(50, 5, 1, seed: 7);
        var thrice = Folds.Repeated(50, 5, 3, seed: 7);
        Assert.Equal(once.Select(fold => fold.Test), thrice.Take(5).Select(fold => fold.Test));
        Assert.NotEqual(once[0].Test, thrice[5].Test);
        Assert.NotEqual(once[0].Test, Folds.Repeated(50, 5, 1, seed: 8)[0].Test);
    }

    // Written down once, so that no later version deals other cards for the same seed.
    [Fact]
    public void Seed_1_deals_these_folds_for_ever()
    {
        Assert.Equal("0 4|2 8|1 6|3 5|7 9", string.Join('|', Folds.Repeated(10, 5, 1, seed: 1).Select(fold => string.Join(' ', fold.Test))));
    }

    [Theory]
    [InlineData(100, 5)]
    [InlineData(97, 4)]
    [InlineData(23, 3)]
    public void Stratified_test_parts_hold_each_class_evenly(int rows, int folds)
    {
        int[] strata = [.. Enumerable.Range(0, rows).Select(row => row % 7 == 0 ? 2 : row % 3)];
        var all = Folds.Repeated(rows, folds, 2, seed: 5, strata);
        foreach (IGrouping<int, Fold> repeat in all.GroupBy(fold => fold.Repeat))
        {
            for (int stratum = 0; stratum < 3; stratum++)
            {
                int[] counts = [.. repeat.Select(fold => fold.Test.Count(row => strata[row] == stratum))];
                Assert.True(counts.Max() - counts.Min() <= 1);
            }
            Assert.True(repeat.Max(fold => fold.Test.Length) - repeat.Min(fold => fold.Test.Length) <= 1);
        }
        Assert.Empty(all.Warnings);
    }

    [Fact]
    public void A_class_smaller_than_the_number_of_folds_is_a_warning()
    {
        string warning = Assert.Single(Folds.Repeated(8, 3, 1, seed: 1, [0, 0, 0, 0, 1, 1, 0, 0]).Warnings);
        Assert.StartsWith("Class 1 has 2 rows, fewer than the 3 folds", warning);
    }

    [Fact]
    public void Impossible_folds_are_refused_with_the_name_of_the_parameter()
    {
        Assert.Equal("folds", Assert.Throws<ArgumentOutOfRangeException>(() => Folds.Repeated(4, 5, 1, 0)).ParamName);
        Assert.Equal("folds", Assert.Throws<ArgumentOutOfRangeException>(() => Folds.Repeated(4, 1, 1, 0)).ParamName);
        Assert.Equal("repeats", Assert.Throws<ArgumentOutOfRangeException>(() => Folds.Repeated(4, 2, 0, 0)).ParamName);
        Assert.Equal("strata", Assert.Throws<ArgumentException>(() => Folds.Repeated(4, 2, 1, 0, [1, 2])).ParamName);
    }

    [Theory]
    [InlineData(100, 0.2, 20)]
    [InlineData(10, 0.01, 1)]
    [InlineData(10, 0.99, 9)]
    [InlineData(2, 0.5, 1)]
    public void A_holdout_holds_out_its_share(int rows, double fraction, int tests)
    {
        Fold fold = Holdout.Split(rows, fraction, seed: 3);
        Assert.Equal(tests, fold.Test.Length);
        Assert.Equal(Enumerable.Range(0, rows), fold.Train.Concat(fold.Test).Order());
        Assert.Equal(fold.Test, Holdout.Split(rows, fraction, seed: 3).Test);
    }

    [Fact]
    public void A_stratified_holdout_takes_each_class_in_proportion()
    {
        int[] strata = [.. Enumerable.Range(0, 103).Select(row => row < 70 ? 0 : row < 95 ? 1 : 2)];
        Fold fold = Holdout.Split(strata.Length, 0.3, seed: 4, strata);
        Assert.Equal(31, fold.Test.Length);
        for (int stratum = 0; stratum < 3; stratum++)
        {
            double share = strata.Count(code => code == stratum) * 31 / 103.0;
            Assert.InRange(fold.Test.Count(row => strata[row] == stratum), Math.Floor(share), Math.Ceiling(share));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_holdout_of_nothing_or_everything_is_refused(double fraction)
    {
        Assert.Equal("fraction", Assert.Throws<ArgumentOutOfRangeException>(() => Holdout.Split(10, fraction, 1)).ParamName);
    }
}
