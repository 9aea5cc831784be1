using System.Text;

namespace Lossworks.Data.Tests;

/// <summary>Every kind of input that cannot be read, and where the message says it is.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_line_with_too_few_fields_is_named_with_the_first_column_that_is_missing()
    {
        AssertError(Fail("short.csv", "a,b,c\n1,2,3\n4\n"), "short.csv", 3, "b", "this line has 1 field, the header has 3");
    }

    [Fact]
    public void A_line_with_too_many_fields_is_named()
    {
        AssertError(Fail("long.csv", "a,b\n1,2\n3,4,5\n6,7\n"), "long.csv", 3, "b", "this line has 3 fields, the header has 2");
    }

    [Fact]
    public void Line_numbers_count_line_breaks_inside_quotes_and_blank_lines()
    {
        AssertError(Fail("breaks.csv", "a,b\n1,\"x\ny\r\nz\"\n\n3\n"), "breaks.csv", 6, "b", "this line has 1 field");
    }

    [Fact]
    public void A_huge_quoted_field_does_not_disturb_the_line_numbers()
    {
        string huge = new('x', 5_000_000);
        AssertError(Fail("huge.csv", $"a,b\n1,\"{huge}\n{huge}\"\n2,y\n3\n"), "huge.csv", 5, "b", "this line has 1 field");
    }

    [Fact]
    public void A_record_that_is_too_long_is_named()
    {
        string text = $"a,b\n1,2\n3,\"{new string('x', OpenSource.LongestRecord + 1)}\"\n";
        AssertError(Fail("endless.csv", text), "endless.csv", 3, null, "this record has 16,777,218 bytes");
    }

    [Fact]
    public void A_bad_line_far_down_is_found()
    {
        string rows = string.Concat(Enumerable.Range(0, 50_000).Select(row => $"{row},{row}\n"));
        AssertError(Fail("far.csv", "a,b\n" + rows + "1\n2,3\n"), "far.csv", 50_002, "b", "this line has 1 field");
    }

    [Fact]
    public void A_quote_that_never_closes_is_named_where_it_opens()
    {
        AssertError(Fail("open.csv", "a,b\n1,2\n3,\"x\n4,5\n"), "open.csv", 3, "b", "a quote opens here and never closes");
    }

    [Fact]
    public void Text_after_a_closing_quote_is_named()
    {
        AssertError(Fail("after.csv", "a,b\n1,2\n\"3\"x,4\n"), "after.csv", 3, "a", "text after the closing quote");
    }

    [Fact]
    public void Mixed_line_endings_are_named()
    {
        AssertError(Fail("mixed.csv", "a,b\r\n1,2\n3,4\r\n"), "mixed.csv", 2, null, "this line ends with LF, those before with CR LF");
    }

    [Theory]
    [InlineData("a,b\n1,x\n2,caf\u00e9\n", 3, "b")]
    [InlineData("a,b\u00e9\n1,x\n", 1, "column2")]
    public void Bytes_that_are_not_utf8_are_named_by_line_and_column(string text, int line, string column)
    {
        DataSource source = _folder.Write("latin.csv", Encoding.Latin1.GetBytes(text));
        AssertError(Assert.Throws<DataException>(() => Tables.Read(source)), "latin.csv", line, column, "the bytes are not UTF-8");
    }

    [Fact]
    public void Utf16_is_recognized()
    {
        DataSource source = _folder.Write("wide.csv", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a,b\n1,2\n")]);
        AssertError(Assert.Throws<DataException>(() => Tables.Read(source)), "wide.csv", 1, null, "UTF-16");
    }

    [Fact]
    public void A_column_name_used_twice_is_named()
    {
        AssertError(Fail("twice.csv", "a,b,a\n1,2,3\n"), "twice.csv", 1, "a", "used twice, for columns 1 and 3");
        AssertError(Fail("twice.jsonl", "{\"a\":1}\n{\"a\":1,\"a\":2}\n"), "twice.jsonl", 2, null, "the name \"a\" is used twice");
        var error = Assert.Throws<DataException>(() => Tables.Read(DataSource.Parse("SELECT 1 AS a, 2 AS a")));
        AssertError(error, "SELECT 1 AS a, 2 AS a", null, "a", "used twice");
    }

    [Theory]
    [InlineData("empty.csv", "", "the file is empty")]
    [InlineData("blank.csv", "\n\n", "the file is empty")]
    [InlineData("header.csv", "a,b\n", "there are 0 rows")]
    [InlineData("empty.jsonl", "", "there are 0 rows")]
    [InlineData("empty.json", " \n", "there are 0 rows")]
    [InlineData("none.json", "[]", "there are 0 rows")]
    [InlineData("empty.csv.gz", "", "the file is empty")]
    public void A_file_without_rows_is_an_error(string name, string text, string says) => AssertError(Fail(name, text), name, null, null, says);

    [Fact]
    public void A_query_without_rows_is_an_error()
    {
        var error = Assert.Throws<DataException>(() => Tables.Read(DataSource.Parse("SELECT 1 AS a WHERE false")));
        AssertError(error, "SELECT 1 AS a WHERE false", null, null, "there are 0 rows");
    }

    [Fact]
    public void A_wrong_delimiter_asked_for_is_an_error_that_names_the_right_one()
    {
        DataSource source = _folder.Write("semi.csv", "a;b\n1;2\n3;4\n");
        var error = Assert.Throws<DataException>(() => Tables.Read(source, new ReadOptions { Delimiter = ',' }));
        AssertError(error, "semi.csv", 1, null, "wrong delimiter: with ',' there is a single column, while ';' separates 2");
    }

    [Theory]
    [InlineData("{\"a\":1}\n\n{\"a\":2\n{\"a\":3}\n", 3, "not valid JSON")]
    [InlineData("{\"a\":1}\n[2]\n", 2, "not a JSON object")]
    [InlineData("\uFEFF{\"a\":1}\n", 1, "byte order mark")]
    public void A_bad_line_of_json_is_named(string text, int line, string says) => AssertError(Fail("bad.jsonl", text), "bad.jsonl", line, null, says);

    [Fact]
    public void A_broken_parquet_file_is_named()
    {
        AssertError(Fail("bad.parquet", "hello"), "bad.parquet", null, null, "DuckDB cannot read this");
    }

    [Fact]
    public void An_unknown_column_lists_the_nearest()
    {
        Table table = Tables.Sample("ames.csv");
        var error = Assert.Throws<DataException>(() => table["sale price"]);
        Assert.Equal("sale price", error.Column);
        Assert.Contains("The nearest names are \"Sale_Price\"", error.Message);
        error = Assert.Throws<DataException>(() => _folder.Read("a.csv", "one,two\n1,2\n", new ReadOptions
        {
            Kinds = new Dictionary<string, ColumnKind> { ["tow"] = ColumnKind.Text },
        }));
        Assert.Contains("\"two\"", error.Message);
    }

    private DataException Fail(string name, string text)
    {
        DataSource source = _folder.Write(name, text);
        return Assert.Throws<DataException>(() => Tables.Read(source));
    }

    private static void AssertError(DataException error, string file, long? row, string? column, string says)
    {
        Assert.EndsWith(file, error.Source);
        Assert.Equal((row, column), (error.Row, error.Column));
        Assert.Contains(file, error.Message);
        if (row is not null) Assert.Contains($"line {row}", error.Message);
        if (column is not null) Assert.Contains($"column \"{column}\"", error.Message);
        Assert.Contains(says, error.Message);
    }
}
