namespace Lossworks.Data.Tests;

/// <summary>Free text becomes words and pairs of words, in sparse rows.</summary>
public sealed class TextEncoderTests
{
    private static readonly EncoderOptions EveryWord = new() { MinimumGramRows = 1 };

    private static readonly Lazy<Table> Reviews = new(() => Tables.Sample("food-reviews-train.csv").Select([.. Enumerable.Range(0, 600)]));

    private static Table Of(params string?[] texts) => new("reviews", Column.OfTexts("review", texts, ColumnKind.Text));

    private static double ValueOf(DesignMatrix design, int row, string gram)
    {
        int feature = Enumerable.Range(0, design.Columns).Single(column => design.Names[column].ToString() == $"review [{gram}]");
        return design[row, feature];
    }

    [Fact]
    public void Words_and_pairs_of_words_are_features_and_are_called_so()
    {
        DesignMatrix design = Encoder.Fit(Of("Not good.", "good<br />Tea"), EveryWord).Encode(Of("good good"));
        Assert.Equal(["review [good tea]", "review [good]", "review [not good]", "review [not]", "review [tea]"],
            design.Names.Select(name => name.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(1, ValueOf(design, 0, "good"), 1e-15);
    }

    [Fact]
    public void A_value_is_the_logarithm_of_the_count_times_the_rarity_over_the_length_of_the_row()
    {
        DesignMatrix design = Encoder.Fit(Of("a b", "a c", "a"), new() { MinimumGramRows = 1, WordGrams = 1 }).Encode(Of("a b a a"));
        // Of 3 texts 3 hold a and 1 holds b.
        double a = (1 + Math.Log(3)) * (Math.Log(4.0 / 4) + 1), b = Math.Log(4.0 / 2) + 1, length = Math.Sqrt((a * a) + (b * b));
        Assert.Equal(a / length, ValueOf(design, 0, "a"), 1e-15);
        Assert.Equal(b / length, ValueOf(design, 0, "b"), 1e-15);
    }

    [Fact]
    public void Runs_of_words_that_one_training_row_alone_holds_are_no_features()
    {
        var encoder = Encoder.Fit(Of("good tea", "good coffee", "tea tea tea"));
        Assert.Equal(["review [good]", "review [tea]"], encoder.Features.Select(feature => feature.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 5)]
    [InlineData(3, 6)]
    [InlineData(4, 6)]
    public void Runs_are_as_long_as_was_asked_for(int longest, int features)
    {
        Assert.Equal(features, Encoder.Fit(Of("very good tea", "very good tea", "other"), new() { WordGrams = longest }).Features.Count);
    }

    [Fact]
    public void Rows_have_length_1_and_a_text_without_known_words_has_length_0()
    {
        Table table = Reviews.Value.Only("review");
        var encoder = Encoder.Fit(table);
        DesignMatrix design = encoder.Encode(table), others = encoder.Encode(Of("", " .,!", "zyxwv qqqqq", "<br /><br />"));
        for (int row = 0; row < design.Rows; row++) Assert.Equal(1, Squares(design, row), 1e-12);
        for (int row = 0; row < others.Rows; row++) Assert.Equal(0, Squares(others, row));
        Assert.Empty(others.Warnings);

        static double Squares(DesignMatrix design, int row) => design.Row(row).ToArray().Sum(value => value * value);
    }

    [Fact]
    public void Encoding_again_and_in_batches_gives_the_same_bits()
    {
        Table table = Reviews.Value.Without("score");
        SparseValues once = Encoder.Fit(table).Encode(table).Sparse!;
        var encoder = Encoder.Fit([table.Select([.. Enumerable.Range(0, 100)]), table.Select([.. Enumerable.Range(100, 500)])]);
        AssertSame(once, encoder.Encode(table).Sparse!);
        for (int start = 0; start < 600; start += 200)
        {
            SparseValues part = encoder.Encode(table.Select([.. Enumerable.Range(start, 200)])).Sparse!;
            int from = once.Starts[start], length = once.Starts[start + 200] - from;
            Assert.Equal(once.Values[from..(from + length)], part.Values);
            Assert.Equal(once.Columns[from..(from + length)], part.Columns);
            Assert.Equal([.. once.Starts[start..(start + 201)].Select(at => at - from)], part.Starts);
        }
    }

    [Fact]
    public void A_saved_encoder_gives_the_same_bits()
    {
        Table table = WithNumbers(Reviews.Value.Without("score"));
        var encoder = Encoder.Fit(table);
        string json = encoder.ToJson();
        var read = Encoder.FromJson(json);
        Assert.Equal(json, read.ToJson());
        Assert.Equal(encoder.Features, read.Features);
        Assert.Equal(encoder.Center, read.Center);
        Assert.Equal(encoder.Scale, read.Scale);
        Assert.Equal(encoder.Options, read.Options);
        AssertSame(encoder.Encode(table).Sparse!, read.Encode(table).Sparse!);
    }

    [Theory]
    [InlineData("\"buckets\": 1048576", "\"buckets\": 0")]
    [InlineData("\"buckets\": 1048576", "\"buckets\": 5")]
    [InlineData("\"rows\": [", "\"rows\": [7,")]
    [InlineData("\"wordGrams\": 2,\n      \"buckets\"", "\"wordGrams\": 0,\n      \"buckets\"")]
    public void A_damaged_encoder_is_refused(string good, string bad)
    {
        string json = Encoder.Fit(Of("good tea", "good tea", "no")).ToJson().ReplaceLineEndings("\n");
        Assert.Contains(good, json);
        Assert.Throws<FormatException>(() => Encoder.FromJson(json.Replace(good, bad, StringComparison.Ordinal)));
    }

    [Fact]
    public void Beside_text_numbers_and_categories_are_what_they_are_without_it()
    {
        Table table = WithNumbers(Reviews.Value.Without("score"));
        DesignMatrix mixed = Encoder.Fit(table).Encode(table), alone = Encoder.Fit(table.Without("review")).Encode(table);
        Assert.Null(alone.Sparse);
        Assert.Empty(mixed.Values);
        int[] places = [.. alone.Names.Select(name => Enumerable.Range(0, mixed.Columns).Single(column => mixed.Names[column] == name))];
        for (int row = 0; row < alone.Rows; row++)
        {
            double[] whole = mixed.Row(row).ToArray();
            Assert.Equal(alone.Row(row).ToArray(), places.Select(place => whole[place]));
            Assert.Equal(whole, Enumerable.Range(0, mixed.Columns).Select(column => mixed[row, column]));
        }
    }

    [Fact]
    public void Several_columns_of_text_have_words_of_their_own()
    {
        var table = new Table("t", Column.OfTexts("title", ["good tea", "good", "good"], ColumnKind.Text), Column.OfTexts("body", ["tea good", "tea", "tea"], ColumnKind.Text));
        DesignMatrix design = Encoder.Fit(table).Encode(table);
        Assert.Equal(["title [good]", "body [tea]"], design.Names.Select(name => name.ToString()));
        Assert.Equal([1, 1], design.Row(0).ToArray());
    }

    [Fact]
    public void A_missing_text_has_no_words_and_a_feature_of_its_own_where_the_training_part_had_one()
    {
        DesignMatrix known = Encoder.Fit(Of("tea", "tea", "no", null)).Encode(Of(null, "tea"));
        Assert.Equal(["review [tea]", "review is missing"], known.Names.Select(name => name.ToString()));
        Assert.Equal([0, 1], known.Row(0).ToArray());
        Assert.Equal([1, 0], known.Row(1).ToArray());
        DesignMatrix unknown = Encoder.Fit(Of("tea", "tea", "no")).Encode(Of("tea", null));
        Assert.Equal([0], unknown.Row(1).ToArray());
        Assert.Contains("1 value is missing", Assert.Single(unknown.Warnings).Message);
    }

    [Fact]
    public void Words_that_share_a_bucket_share_a_feature()
    {
        var encoder = Encoder.Fit(Of("a b c", "d e f", "b c d"), new() { TextBuckets = 1, MinimumGramRows = 1 });
        Assert.Single(encoder.Features);
        DesignMatrix design = encoder.Encode(Of("x", "b"));
        Assert.Equal([1], design.Row(0).ToArray());
        Assert.Equal([1], design.Row(1).ToArray());
    }

    [Theory]
    [InlineData(new[] { "same", "same" }, 2, "it is constant")]
    [InlineData(new[] { "one", "two" }, 2, "no word of it occurs in 2 rows")]
    [InlineData(new[] { "tea one", "tea two" }, 0, "WordGrams is 0")]
    public void A_text_that_teaches_nothing_is_left_out_with_the_reason(string[] texts, int grams, string reason)
    {
        var table = new Table("t", Column.OfTexts("review", texts, ColumnKind.Text), Column.OfNumbers("x", [1, 2]));
        var encoder = Encoder.Fit(table, new() { WordGrams = grams });
        Assert.Equal("x", Assert.Single(encoder.Features).ToString());
        Assert.Contains(reason, Assert.Single(encoder.Warnings).Message);
        Assert.Null(encoder.Encode(table).Sparse);
    }

    [Fact]
    public void Impossible_options_are_refused_by_name()
    {
        Assert.Equal("WordGrams", Assert.Throws<ArgumentOutOfRangeException>(() => new EncoderOptions { WordGrams = -1 }).ParamName);
        Assert.Equal("TextBuckets", Assert.Throws<ArgumentOutOfRangeException>(() => new EncoderOptions { TextBuckets = 0 }).ParamName);
    }

    private static Table WithNumbers(Table table)
    {
        double[] sizes = [.. Enumerable.Range(0, table.RowCount).Select(row => row % 17 == 3 ? double.NaN : row % 7)];
        string[] towns = ["Rome", "Oslo", "Bern"];
        return new Table("mixed", Column.OfNumbers("size", sizes), table["review"], Column.OfTexts("town", Enumerable.Range(0, table.RowCount).Select(row => towns[row % 3])));
    }

    private static void AssertSame(SparseValues expected, SparseValues actual)
    {
        Assert.Equal(expected.Values, actual.Values);
        Assert.Equal(expected.Columns, actual.Columns);
        Assert.Equal(expected.Starts, actual.Starts);
    }
}
