namespace Lossworks.Data.Tests;

/// <summary>Input that can be read but looks wrong: what the warning says, and where.</summary>
public sealed class DoubtfulInputTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a;b\n1;2\n3;4\n", "';'")]
    [InlineData("a\tb\n1\t2\n3\t4\n", "a tab")]
    [InlineData("a;b\n1,5;2,5\n3,1;4,1\n", "';'")]
    [InlineData("a;\"b\"\n1,5;2\n3;4,1\n", "';'")]
    public void Another_delimiter_than_the_extension_says_is_found_with_a_warning(string text, string shown)
    {
        Table table = _folder.Read("other.csv", text);
        Assert.Equal(["a", "b"], table.Columns.Select(column => column.Name));
        AssertWarning(table, "other.csv", 1, null, $"separated by {shown}, not by ','");
    }

    [Fact]
    public void A_text_among_numbers_is_a_warning_that_names_the_first()
    {
        string rows = string.Concat(Enumerable.Range(0, 40).Select(row => row == 17 ? "n.v.,1\n" : $"{row * 0.5},2\n"));
        Table table = _folder.Read("slip.csv", "x,y\n" + rows);
        AssertWarning(table, "slip.csv", 19, "x", "\"n.v.\" is not a number, though 39 of 40 values are");
        Assert.Contains("8", table["x"].Levels);
    }

    [Fact]
    public void An_all_missing_column_is_a_warning()
    {
        AssertWarning(_folder.Read("void.csv", "x,y\n1,\n2,NA\n"), "void.csv", null, "y", "every value is missing");
    }

    [Fact]
    public void Infinite_values_are_missing_with_a_warning()
    {
        Table table = _folder.Read("infinite.csv", "x,y\n1,0.5\n2,inf\n3,-Infinity\n4,0.25\n");
        AssertWarning(table, "infinite.csv", 3, "y", "2 such values are treated as missing");
        Assert.Equal(2, table["y"].MissingCount);
    }

    [Fact]
    public void A_header_of_numbers_is_suspicious()
    {
        AssertWarning(_folder.Read("bare.csv", "1.5,2\n3,4\n"), "bare.csv", 1, null, "every column name is a number");
        Table table = _folder.Read("bare.csv", "1.5,2\n3,4\n", new ReadOptions { HasHeader = false });
        Assert.Empty(table.Warnings);
        Assert.Equal(2, table.RowCount);
        Assert.Equal(1.5, table["column1"].Numbers[0]);
        Assert.Equal(2, table.LineOf(1));
    }

    [Fact]
    public void A_column_without_a_name_gets_one_with_a_warning()
    {
        Table table = _folder.Read("unnamed.csv", ",b\n1,2\n3,4\n");
        AssertWarning(table, "unnamed.csv", 1, "column1", "the header has no name");
    }

    [Fact]
    public void A_separator_at_the_end_of_every_line_makes_no_column()
    {
        Table table = _folder.Read("trailing.csv", "a,b,\n1,2,\n3,4,\n");
        Assert.Equal(["a", "b"], table.Columns.Select(column => column.Name));
        AssertWarning(table, "trailing.csv", 1, null, "the header ends with a separator");
    }

    private static void AssertWarning(Table table, string file, long? row, string? column, string says)
    {
        DataWarning warning = Assert.Single(table.Warnings, warning => warning.Message.Contains(says));
        Assert.EndsWith(file, warning.Source);
        Assert.Equal((row, column), (warning.Row, warning.Column));
        if (row is not null) Assert.Contains($"line {row}", warning.Message);
        if (column is not null) Assert.Contains($"column \"{column}\"", warning.Message);
    }
}
