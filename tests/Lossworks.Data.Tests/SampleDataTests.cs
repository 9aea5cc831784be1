namespace Lossworks.Data.Tests;

/// <summary>The data that ships with the product is what its README says, and can be learned from as it is.</summary>
public sealed class SampleDataTests
{
    [Theory]
    [InlineData("ames.csv", 2930, 74, "Sale_Price")]
    [InlineData("breast-cancer.csv", 569, 31, "target")]
    [InlineData("clotting.csv", 9, 3, "lot1")]
    [InlineData("diabetes.csv", 442, 11, "target")]
    [InlineData("digits.csv", 1797, 65, "digit")]
    [InlineData("engel.csv", 235, 2, "foodexp")]
    [InlineData("eu-stock-markets.csv", 1860, 5, "DAX")]
    [InlineData("food-reviews-test.csv", 1000, 2, "score")]
    [InlineData("food-reviews-train.csv", 4000, 2, "score")]
    [InlineData("insurance-claims.csv", 64, 5, "Claims")]
    [InlineData("longley.csv", 16, 7, "TOTEMP")]
    [InlineData("stackloss.csv", 21, 4, "stack.loss")]
    public void A_sample_has_the_stated_size_and_can_be_encoded(string name, int rows, int columns, string target)
    {
        Table table = Tables.Sample(name);
        Assert.Equal((rows, columns), (table.RowCount, table.Columns.Count));
        Assert.Empty(table.Warnings);
        var known = Target.From(table, target);
        DesignMatrix design = Encoder.Fit(known.Features).Encode(known.Features);
        Assert.Equal(rows, design.Rows);
        Assert.All(design.Sparse?.Values ?? design.Values, value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Reviews_are_text_and_their_score_is_one_of_two_classes()
    {
        Table reviews = Tables.Sample("food-reviews-train.csv");
        Assert.Equal(ColumnKind.Text, reviews["review"].Kind);
        Assert.Equal(["great", "other"], Target.From(reviews, "score").Classes);
    }

    [Fact]
    public void The_columns_of_the_houses_are_what_they_look_like()
    {
        Table ames = Tables.Sample("ames.csv");
        Assert.Equal(ColumnKind.YesNo, ames["Central_Air"].Kind);
        Assert.Equal(ColumnKind.Number, ames["Year_Built"].Kind);
        Assert.Equal(ColumnKind.Count, ames["Fireplaces"].Kind);
        Assert.Contains("None", ames["Mas_Vnr_Type"].Levels);
        Assert.Contains("No_Pool", ames["Pool_QC"].Levels);
        Assert.Equal(28, ames["Neighborhood"].DistinctCount);
        Assert.All(ames.Columns, column => Assert.Equal(0, column.MissingCount));
    }
}
