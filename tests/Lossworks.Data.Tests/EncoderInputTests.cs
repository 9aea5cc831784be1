namespace Lossworks.Data.Tests;

/// <summary>What an encoder does with raw numbers, with other files, and with extremes.</summary>
public sealed class EncoderInputTests
{
    private static readonly EncoderOptions Plain = new() { Standardize = false, MinimumLevelCount = 1 };

    [Fact]
    public void Raw_features_are_the_numbers_as_they_are()
    {
        var table = new Table("train", Column.OfNumbers("a", [1, 1]), Column.OfNumbers("b", [1e300, -2], ColumnKind.Count),
            Column.OfYesNo("c", [true, false], "0", "1"), Column.OfNumbers("id", [1, 2], ColumnKind.Identifier));
        DesignMatrix design = Encoder.Fit(table, new EncoderOptions { Raw = true }).Encode(table);
        Assert.Equal([1, 1e300, 1, 1, /**/ 1, -2, 0, 2], design.Values);
    }

    [Fact]
    public void Raw_features_must_be_numbers_that_are_there()
    {
        var raw = new EncoderOptions { Raw = true };
        var error = Assert.Throws<DataException>(() => Encoder.Fit(new Table("train", Column.OfTexts("c", ["a", "b"])), raw));
        Assert.Equal("c", error.Column);
        Assert.Contains("raw features are plain numbers", error.Message);
        error = Assert.Throws<DataException>(() => Encoder.Fit(new Table("train", Column.OfNumbers("x", [1, double.NaN])), raw));
        Assert.Equal((2L, "x"), (error.Row, error.Column));
        var encoder = Encoder.Fit(new Table("train", Column.OfNumbers("x", [1, 2])), raw);
        error = Assert.Throws<DataException>(() => encoder.Encode(new Table("test", Column.OfNumbers("x", [1, 2, double.NaN]))));
        Assert.StartsWith("test, row 3, column \"x\": the value is missing", error.Message);
    }

    [Fact]
    public void A_column_that_is_not_there_lists_the_nearest_names()
    {
        var encoder = Encoder.Fit(new Table("train", Column.OfNumbers("area", [1, 2])));
        var error = Assert.Throws<DataException>(() => encoder.Encode(new Table("test", Column.OfNumbers("Area", [1, 2]))));
        Assert.Equal("test, column \"area\": there is no such column. The nearest names are \"Area\".", error.Message);
    }

    [Fact]
    public void A_text_where_a_number_was_fitted_is_an_error_that_names_the_first()
    {
        var encoder = Encoder.Fit(new Table("train", Column.OfNumbers("x", [1, 2])));
        var error = Assert.Throws<DataException>(() => encoder.Encode(new Table("test", Column.OfTexts("x", ["1", null, "two"]))));
        Assert.StartsWith("test, row 3, column \"x\": \"two\" is not a number", error.Message);
    }

    [Fact]
    public void Another_file_may_look_different_and_be_encoded_alike()
    {
        using var folder = new TempFolder();
        const string Train = "n,code,air,sold\n1.5,1,Y,2024-05-31\n2,2,N,2024-06-02\n,2,Y,2024-06-03\n4,1,Y,2025-06-04\n3,3,N,2024-06-02\n4,2,Y,2024-06-02\n";
        Table train = folder.Read("train.csv", Train,
            new ReadOptions { Kinds = new Dictionary<string, ColumnKind> { ["code"] = ColumnKind.Category } });
        var encoder = Encoder.Fit(train, Plain);
        Assert.Equal(["n", "n is missing", "code=1", "code=3", "air=Y", "sold: year", "sold: month", "sold: day", "sold: weekday"],
            encoder.Features.Select(name => name.ToString()));
        // One row: every column but the date now looks like another kind, and n is empty.
        const string One = "n,code,air,sold\n,1,Y,2024-06-02\n";
        double[] expected = [3, 1, 1, 0, 1, 2024, 6, 2, 7];
        Assert.Equal(expected, encoder.Encode(folder.Read("test.csv", One)).Values);
        Assert.Equal(expected, encoder.Encode(folder.Read("test.csv", One, new ReadOptions { Kinds = encoder.Kinds })).Values);
    }

    [Theory]
    [InlineData(1e308, 1.5e308)]
    [InlineData(1e-300, 2e-300)]
    [InlineData(1e15, 1e15 + 1)]
    public void Extreme_numbers_are_standardized_too(double a, double b)
    {
        var table = new Table("train", Column.OfNumbers("x", [a, b, a, b]));
        Assert.Equal([-1.0, 1, -1, 1], Encoder.Fit(table).Encode(table).Values.Select(value => Math.Round(value, 9)));
    }
}
