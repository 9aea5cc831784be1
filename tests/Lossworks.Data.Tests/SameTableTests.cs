namespace Lossworks.Data.Tests;

/// <summary>One table, written in every format, reads as the same columns with the same bits.</summary>
public sealed class SameTableTests : IDisposable
{
    private const string Csv = """"
        n,count,flag,word,day,moment,note
        1.5,0,true,Pave,2024-01-31,2024-01-31 10:20:30.25,a
        -2e-7,3,false,Grvl,2024-02-29,2024-01-31 00:00:00,"b, ""c"""
        0.1,,true,,,2023-01-31 23:59:59.999999,
        ,7,,Pave,1969-07-20,,"d
        e"

        """";

    private readonly TempFolder _folder = new();
    private readonly Table _expected;
    private readonly string _path;

    public SameTableTests()
    {
        _expected = Tables.Read(_folder.Write("a.csv", Csv));
        _path = _folder.PathOf("a.csv");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_table_has_every_kind_of_column()
    {
        Assert.Equal([ColumnKind.Number, ColumnKind.Count, ColumnKind.YesNo, ColumnKind.Category, ColumnKind.Date, ColumnKind.Date, ColumnKind.Category],
            _expected.Columns.Select(column => column.Kind));
        Assert.Equal(["b, \"c\"", "d\ne"], new[] { _expected["note"].Text(1), _expected["note"].Text(3) });
    }

    [Theory]
    [InlineData("a.tsv", "DELIMITER '\t', HEADER")]
    [InlineData("b.csv", "DELIMITER ';', HEADER")]
    [InlineData("a.txt", "DELIMITER '|', HEADER")]
    [InlineData("a.csv.gz", "HEADER, COMPRESSION gzip")]
    [InlineData("a.parquet", "FORMAT parquet")]
    [InlineData("a.pq", "FORMAT parquet")]
    [InlineData("a.jsonl", "FORMAT json")]
    [InlineData("a.ndjson.gz", "FORMAT json, COMPRESSION gzip")]
    [InlineData("a.json", "FORMAT json, ARRAY true")]
    public void Every_format_gives_the_same_table(string name, string options)
    {
        using (var duck = new DuckDb()) duck.Run($"COPY (FROM '{_path}') TO '{_folder.PathOf(name)}' ({options})", TestContext.Current.CancellationToken);
        Tables.AssertSame(_expected, Tables.Read(DataSource.Parse(_folder.PathOf(name))));
    }

    [Fact]
    public void A_query_gives_the_same_table() => Tables.AssertSame(_expected, Tables.Read(DataSource.Parse($"SELECT * FROM '{_path}';")));

    [Fact]
    public void Line_ends_of_windows_and_a_byte_order_mark_change_nothing()
    {
        string text = "\uFEFF" + Csv.Replace("\n", "\r\n").Replace("d\r\ne", "d\ne");
        Tables.AssertSame(_expected, Tables.Read(_folder.Write("w.csv", text)));
    }

    [Fact]
    public void A_column_absent_from_some_json_objects_is_missing_there()
    {
        Table table = _folder.Read("a.jsonl", "{\"a\":1}\n\n{\"b\":\"x\",\"a\":2.5}\n");
        Assert.Equal([1, 2.5], table["a"].Numbers.ToArray());
        Assert.Equal([null, "x"], Tables.Texts(table["b"]));
        Assert.Equal(3, table.LineOf(1));
    }

    [Fact]
    public void Types_of_a_query_arrive_as_numbers_dates_and_words()
    {
        Table table = Tables.Read(DataSource.Parse("SELECT 12.5::DECIMAL(5, 2) AS d, 9::UTINYINT AS u, 1.5::FLOAT AS f, 'a'::ENUM('a', 'b') AS e,"
            + " TIMESTAMPTZ '2024-01-01 00:00:00+00' AS t, DATE 'infinity' AS i, [1, 2] AS l"));
        Assert.Equal([12.5, 9, 1.5], new[] { "d", "u", "f" }.Select(name => table[name].Numbers[0]));
        Assert.Equal("a", table["e"].Text(0));
        Assert.Equal("2024-01-01", table["t"].Text(0));
        Assert.True(table["i"].IsMissing(0));
        Assert.Equal("[1, 2]", table["l"].Text(0));
        Assert.Contains(table.Warnings, warning => warning.Column == "l" && warning.Message.Contains("INTEGER[]"));
    }

    [Fact]
    public void A_path_with_odd_characters_is_taken_as_it_is()
    {
        foreach (string name in (string[])["it's.csv", "a[1].csv", "a*b.csv", "a b?.csv"])
            Tables.AssertSame(_expected, Tables.Read(_folder.Write(name, Csv)));
    }
}
