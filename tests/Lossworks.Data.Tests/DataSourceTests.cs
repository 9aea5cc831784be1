namespace Lossworks.Data.Tests;

public sealed class DataSourceTests
{
    [Theory]
    [InlineData("SELECT 1 AS a")]
    [InlineData("  with t as (select 1 as a) select * from t;")]
    [InlineData("From range(3)")]
    [InlineData("select\n1 as a")]
    public void A_text_that_starts_with_a_keyword_is_a_query(string text)
    {
        Assert.Equal(DataFormat.Sql, DataSource.Parse(text).Format);
    }

    [Theory]
    [InlineData("a.csv", DataFormat.Csv, false)]
    [InlineData("a.CSV", DataFormat.Csv, false)]
    [InlineData("a.tsv", DataFormat.Tsv, false)]
    [InlineData("a.txt", DataFormat.Delimited, false)]
    [InlineData("a.jsonl", DataFormat.JsonLines, false)]
    [InlineData("a.ndjson.gz", DataFormat.JsonLines, true)]
    [InlineData("a.json", DataFormat.Json, false)]
    [InlineData("a.pq", DataFormat.Parquet, false)]
    [InlineData("a.csv.gz", DataFormat.Csv, true)]
    [InlineData("selection.csv", DataFormat.Csv, false)]
    [InlineData("from here.csv", DataFormat.Csv, false)]
    public void The_extension_gives_the_format(string name, DataFormat format, bool compressed)
    {
        using var folder = new TempFolder();
        DataSource source = folder.Write(name, "a\n1\n");
        Assert.Equal((format, compressed), (source.Format, source.IsCompressed));
        Assert.Equal(folder.PathOf(name), source.Name);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<DataException>(() => DataSource.Parse("no/such/file.csv"));
        Assert.Equal("no/such/file.csv: there is no such file. Check the path; a SQL query starts with SELECT, WITH or FROM.", error.Message);
        Assert.Equal("no/such/file.csv", error.Source);
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        var error = Assert.Throws<DataException>(() => DataSource.Parse(Path.GetTempPath()));
        Assert.Contains("this is a folder", error.Message);
    }

    [Theory]
    [InlineData("a.xlsx", "\".xlsx\"")]
    [InlineData("a.parquet.gz", "\".parquet\"")]
    [InlineData("a", "\"\"")]
    public void An_unknown_extension_is_named_with_those_that_are_known(string name, string shown)
    {
        using var folder = new TempFolder();
        var error = Assert.Throws<DataException>(() => folder.Write(name, "a\n1\n"));
        Assert.Contains(shown, error.Message);
        Assert.Contains(".parquet or .pq", error.Message);
    }

    [Fact]
    public void A_long_query_is_shortened_in_messages()
    {
        var source = DataSource.Parse("SELECT nothing_like_this\nFROM (SELECT 1 AS a, 2 AS b, 3 AS c, 4 AS d, 5 AS e)");
        var error = Assert.Throws<DataException>(() => Tables.Read(source));
        Assert.StartsWith("SELECT nothing_like_this FROM (SELECT 1 AS a, 2 AS b, 3 A...: ", error.Message);
        Assert.Contains("nothing_like_this", error.Message);
    }
}
