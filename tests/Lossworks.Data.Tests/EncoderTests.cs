namespace Lossworks.Data.Tests;

public sealed class EncoderTests
{
    private static readonly EncoderOptions Plain = new() { Standardize = false, MinimumLevelCount = 1 };

    [Fact]
    public void Numbers_are_standardized_over_the_training_part()
    {
        Table ames = Tables.Sample("ames.csv").Without("Sale_Price");
        Fold fold = Folds.Repeated(ames.RowCount, 5, 1, seed: 1)[0];
        var encoder = Encoder.Fit(ames.Select(fold.Train));
        DesignMatrix train = encoder.Encode(ames.Select(fold.Train));
        int[] quantities = [.. Enumerable.Range(0, train.Columns).Where(feature => encoder.Scale[feature] != 1 || encoder.Center[feature] != 0)];
        Assert.Equal(ames.Columns.Count(column => column.Kind is ColumnKind.Number or ColumnKind.Count), quantities.Length);
        foreach (int feature in quantities)
        {
            double[] values = [.. Enumerable.Range(0, train.Rows).Select(row => train[row, feature])];
            Assert.Equal(0, values.Average(), 1e-10);
            Assert.Equal(1, values.Average(value => value * value), 1e-9);
        }
    }

    [Fact]
    public void The_test_part_has_no_influence_on_the_encoding()
    {
        Table ames = Tables.Sample("ames.csv").Without("Sale_Price");
        foreach (Fold fold in Folds.Repeated(ames.RowCount, 3, 2, seed: 2))
        {
            var encoder = Encoder.Fit(ames.Select(fold.Train));
            // The same training rows from a file in which the test rows are others: every second one, twice.
            int[] others = [.. fold.Train, .. fold.Test.Where((_, index) => index % 2 == 0), .. fold.Test.Where((_, index) => index % 2 == 0)];
            var again = Encoder.Fit(ames.Select(others).Select([.. Enumerable.Range(0, fold.Train.Length)]));
            Assert.Equal(encoder.ToJson(), again.ToJson());
        }
    }

    [Fact]
    public void Each_row_is_encoded_by_itself()
    {
        Table ames = Tables.Sample("ames.csv");
        var encoder = Encoder.Fit(ames);
        DesignMatrix whole = encoder.Encode(ames);
        int start = 0;
        foreach (Table batch in TableReader.Stream(Tables.SampleSource("ames.csv"), 700, stop: TestContext.Current.CancellationToken))
        {
            DesignMatrix part = encoder.Encode(batch);
            Assert.Equal(whole.Values[(start * whole.Columns)..][..part.Values.Length], part.Values);
            start += batch.RowCount;
        }
        Assert.Equal(ames.RowCount, start);
    }

    [Fact]
    public void A_weight_in_the_units_of_the_data_is_the_weight_divided_by_the_scale()
    {
        Table table = Tables.Sample("stackloss.csv").Without("stack.loss");
        var encoder = Encoder.Fit(table);
        DesignMatrix design = encoder.Encode(table);
        DesignMatrix raw = Encoder.Fit(table, new EncoderOptions { Raw = true }).Encode(table);
        double[] weights = [0.5, -2, 3];
        double intercept = 7 - Enumerable.Range(0, 3).Sum(feature => weights[feature] * encoder.Center[feature] / encoder.Scale[feature]);
        for (int row = 0; row < table.RowCount; row++)
        {
            double standardized = 7 + Enumerable.Range(0, 3).Sum(feature => weights[feature] * design[row, feature]);
            double inUnits = intercept + Enumerable.Range(0, 3).Sum(feature => weights[feature] / encoder.Scale[feature] * raw[row, feature]);
            Assert.Equal(standardized, inUnits, 1e-10);
        }
    }

    [Fact]
    public void A_missing_number_is_the_median_and_a_feature_of_its_own()
    {
        var table = new Table("memory", Column.OfNumbers("x", [1, double.NaN, 10, 3, 4]), Column.OfNumbers("y", [5, double.NaN, 5, 5, 5]));
        DesignMatrix design = Encoder.Fit(table, Plain).Encode(table);
        Assert.Equal(["x", "x is missing", "y is missing"], design.Names.Select(name => name.ToString()));
        Assert.Equal([3.5, 1, 1], design.Row(1).ToArray());
        Assert.Equal([10, 0, 0], design.Row(2).ToArray());
    }

    [Fact]
    public void A_number_missing_only_later_is_the_median_with_a_warning()
    {
        var encoder = Encoder.Fit(new Table("train", Column.OfNumbers("x", [1, 2, 6])), Plain);
        DesignMatrix design = encoder.Encode(new Table("test", Column.OfNumbers("x", [9, double.NaN])));
        Assert.Equal([9, 2], design.Values);
        Assert.Equal("test, row 2, column \"x\": 1 value is missing, though none was when the encoder was fitted; taken to be the median of the"
            + " training part, 2.",
            Assert.Single(design.Warnings).Message);
    }

    [Fact]
    public void The_most_frequent_level_is_the_reference_and_rare_and_unseen_ones_are_other()
    {
        var table = new Table("train", Column.OfTexts("c", ["b", "b", "b", "a", "a", "rare", "d", "d", null]));
        var encoder = Encoder.Fit(table, new EncoderOptions { MinimumLevelCount = 2 });
        Assert.Equal(["c=a", "c=d", "c=other", "c is missing"], encoder.Features.Select(name => name.ToString()));
        Assert.Equal("b", encoder.References["c"]);
        DesignMatrix design = encoder.Encode(new Table("test", Column.OfTexts("c", ["a", "b", "new", null, "d", "rare"])));
        Assert.Equal([1, 0, 0, 0, /**/ 0, 0, 0, 0, /**/ 0, 0, 1, 0, /**/ 0, 0, 0, 1, /**/ 0, 1, 0, 0, /**/ 0, 0, 1, 0], design.Values);
        Assert.Empty(design.Warnings);
    }

    [Fact]
    public void An_unseen_level_is_the_reference_with_a_warning_where_none_was_rare()
    {
        var encoder = Encoder.Fit(new Table("train", Column.OfTexts("c", ["b", "b", "a"])), Plain);
        DesignMatrix design = encoder.Encode(new Table("test", Column.OfTexts("c", ["a", "new", null])));
        Assert.Equal([1, 0, 0], design.Values);
        Assert.Equal([(2L, "c"), (3L, "c")], design.Warnings.Select(warning => (warning.Row!.Value, warning.Column)).Order());
        Assert.Contains(design.Warnings, warning => warning.Message.Contains("\"new\": 1 value was not there"));
    }

    [Fact]
    public void Only_the_most_frequent_levels_are_kept_up_to_the_maximum()
    {
        string[] values = [.. Enumerable.Range(0, 10).SelectMany(level => Enumerable.Repeat($"v{level}", 20 - level))];
        var encoder = Encoder.Fit(new Table("train", Column.OfTexts("c", values)), new EncoderOptions { MaximumLevels = 3 });
        Assert.Equal(["c=v1", "c=v2", "c=v3", "c=other"], encoder.Features.Select(name => name.ToString()));
    }

    [Fact]
    public void Features_with_an_intercept_have_full_column_rank()
    {
        var table = new Table("train",
            Column.OfTexts("c", ["a", "b", "c", "a", "b", "c", "a", null, "b", "c"]),
            Column.OfYesNo("f", [true, false, true, true, null, false, false, true, false, true]),
            Column.OfNumbers("x", [1, 4, 2, 8, 5, 7, 1, 3, 9, 6]));
        DesignMatrix design = Encoder.Fit(table, new EncoderOptions { MinimumLevelCount = 1 }).Encode(table);
        IEnumerable<double[]> features = Enumerable.Range(0, design.Columns).Select(c => Enumerable.Range(0, 10).Select(r => design[r, c]).ToArray());
        double[][] columns = [[.. Enumerable.Repeat(1.0, 10)], .. features];
        for (int i = 0; i < columns.Length; i++)
        {
            foreach (double[] earlier in columns[..i])
            {
                double share = columns[i].Zip(earlier, (a, b) => a * b).Sum() / earlier.Sum(b => b * b);
                columns[i] = [.. columns[i].Zip(earlier, (a, b) => a - (share * b))];
            }
            Assert.True(columns[i].Sum(value => value * value) > 1e-6, $"feature {i} depends on those before");
        }
    }

    [Fact]
    public void Yes_is_1_and_no_is_0()
    {
        var table = new Table("train", Column.OfYesNo("air", [true, false, null], "N", "Y"), Column.OfYesNo("flag", [true, true, false], "0", "1"));
        DesignMatrix design = Encoder.Fit(table).Encode(table);
        Assert.Equal(["air=Y", "air is missing", "flag"], design.Names.Select(name => name.ToString()));
        Assert.Equal([1, 0, 1, /**/ 0, 0, 1, /**/ 0, 1, 0], design.Values);
    }

    [Fact]
    public void A_date_becomes_the_parts_that_vary()
    {
        var table = new Table("train", Column.OfDates("sold", [new DateTime(2024, 5, 31), new DateTime(2024, 6, 2), null, new DateTime(2024, 6, 2)]));
        DesignMatrix design = Encoder.Fit(table, Plain).Encode(table);
        Assert.Equal(["sold: month", "sold: day", "sold: weekday", "sold is missing"], design.Names.Select(name => name.ToString()));
        Assert.Equal([5, 31, 5, 0], design.Row(0).ToArray());
        Assert.Equal([6, 2, 7, 1], design.Row(2).ToArray());
    }

    [Fact]
    public void Columns_that_teach_nothing_are_left_out_with_a_warning()
    {
        var table = new Table("train", Column.OfNumbers("x", [1, 2]), Column.OfNumbers("same", [3, 3]), Column.OfNumbers("void", [double.NaN, double.NaN]),
            Column.OfTexts("code", ["a1", "b2"], ColumnKind.Identifier), Column.OfTexts("story", ["so it was", "and then"], ColumnKind.Text),
            Column.OfTexts("one", ["a", "a"]), Column.OfTexts("rare", ["a", "b"]));
        var encoder = Encoder.Fit(table);
        Assert.Equal("x", Assert.Single(encoder.Features).ToString());
        Assert.Equal(["same", "void", "code", "story", "one", "rare"], encoder.Warnings.Select(warning => warning.Column!));
        Assert.All(encoder.Warnings, warning => Assert.StartsWith($"train, column \"{warning.Column}\": the column is left out:", warning.Message));
        var error = Assert.Throws<DataException>(() => Encoder.Fit(table.Without("x")));
        Assert.Contains("no column is left to learn from", error.Message);
    }
}
