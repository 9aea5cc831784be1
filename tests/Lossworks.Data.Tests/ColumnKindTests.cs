namespace Lossworks.Data.Tests;

public sealed class ColumnKindTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ColumnKind.Number, "1.5", "2", "-3e2")]
    [InlineData(ColumnKind.Number, "1872", "2010", "1999")]
    [InlineData(ColumnKind.Number, "1", "2", "1")]
    [InlineData(ColumnKind.Number, "-1", "0", "1")]
    [InlineData(ColumnKind.Count, "0", "3", "12")]
    [InlineData(ColumnKind.Count, "1", "2", "3")]
    [InlineData(ColumnKind.YesNo, "0", "1", "1")]
    [InlineData(ColumnKind.YesNo, "Y", "N", "Y")]
    [InlineData(ColumnKind.YesNo, "TRUE", "FALSE", "")]
    [InlineData(ColumnKind.YesNo, "no", "yes", "NA")]
    [InlineData(ColumnKind.Category, "Pave", "Grvl", "Pave")]
    [InlineData(ColumnKind.Category, "007", "008", "123")]
    [InlineData(ColumnKind.Category, "None", "Stone", "Brick")]
    [InlineData(ColumnKind.Date, "2024-05-31", "2024-06-01", "")]
    [InlineData(ColumnKind.Date, "2024-05-31T12:30:00", "2024-06-01 00:00", "2024-06-02T01:02:03.5Z")]
    [InlineData(ColumnKind.Date, "31.05.2024", "01.06.2024", "None")]
    [InlineData(ColumnKind.Category, "2024-05-31", "soon", "2024-05-31")]
    [InlineData(ColumnKind.Number, "", "NA", "?")]
    public void Values_tell_the_kind(ColumnKind kind, params string[] values)
    {
        Table table = _folder.Read("a.csv", "v,w\n" + string.Concat(values.Select(value => $"{value},x\n")));
        Assert.Equal(kind, table["v"].Kind);
    }

    [Fact]
    public void None_is_missing_among_numbers_and_a_level_among_words()
    {
        Table table = _folder.Read("a.csv", "n,c,d\n1.5,None,2024-01-01\nNone,Stone,None\n-,None,2024-01-02\n");
        Assert.Equal(2, table["n"].MissingCount);
        Assert.Equal(0, table["c"].MissingCount);
        Assert.Equal(["None", "Stone"], table["c"].Levels);
        Assert.Equal(1, table["d"].MissingCount);
    }

    [Fact]
    public void Other_words_can_stand_for_missing()
    {
        Table table = _folder.Read("a.csv", "n,m\n1.5,NA\n-999,x\n", new ReadOptions { MissingTokens = ["-999"] });
        Assert.Equal(1, table["n"].MissingCount);
        Assert.Equal(["NA", "x"], table["m"].Levels);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("customer_id")]
    [InlineData("Order ID")]
    public void Distinct_integers_under_the_name_of_an_identifier_are_one(string name)
    {
        Table table = _folder.Read("a.csv", $"{name},y\n901,1\n17,2\n333,3\n");
        Assert.Equal(ColumnKind.Identifier, table[name].Kind);
        Assert.Equal(17, table[name].Numbers[1]);
    }

    [Fact]
    public void Repeated_numbers_under_such_a_name_are_none()
    {
        Assert.NotEqual(ColumnKind.Identifier, _folder.Read("a.csv", "shop_id,y\n9,1\n9,2\n8,3\n8,4\n")["shop_id"].Kind);
    }

    [Theory]
    [InlineData("nr", 50, ColumnKind.Identifier)]
    [InlineData("nr", 49, ColumnKind.Count)]
    [InlineData("x", 50, ColumnKind.Count)]
    [InlineData("time", 50, ColumnKind.Count)]
    public void Rows_numbered_from_one_are_an_identifier_unless_few_or_an_axis(string name, int rows, ColumnKind kind)
    {
        Table table = _folder.Read("a.csv", $"{name},y\n" + string.Concat(Enumerable.Range(1, rows).Select(row => $"{row},{row * 0.5}\n")));
        Assert.Equal(kind, table[name].Kind);
    }

    [Fact]
    public void Distinct_words_are_identifiers_and_sentences_are_text()
    {
        string rows = string.Concat(Enumerable.Range(0, 30).Select(row => $"K{row:000},the {row} th sentence of a long story,first{row} last{row}\n"));
        Table table = _folder.Read("a.csv", "code,story,name\n" + rows);
        Assert.Equal([ColumnKind.Identifier, ColumnKind.Text, ColumnKind.Text], table.Columns.Select(column => column.Kind));
        Assert.Equal("K000", table["code"].Text(0));
    }

    [Fact]
    public void Dates_are_days_since_1970()
    {
        Table table = _folder.Read("a.csv", "d,e\n1970-01-02,1970-01-01T12:00:00\n1969-12-31,1970-01-01T18:00:00+06:00\n");
        Assert.Equal([1, -1], table["d"].Numbers.ToArray());
        Assert.Equal([0.5, 0.5], table["e"].Numbers.ToArray());
        Assert.Equal(new DateTime(1969, 12, 31), table["d"].Date(1));
        Assert.Equal("1970-01-01 12:00:00", table["e"].Text(0));
    }

    [Fact]
    public void Dates_whose_day_and_month_cannot_be_told_apart_are_a_warning()
    {
        Table table = _folder.Read("a.csv", "d,y\n5/6/2024,1\n7/8/2024,2\n");
        Assert.Contains(table.Warnings, warning => warning is { Column: "d", Row: 2 } && warning.Message.Contains("day and month cannot be told apart"));
    }

    [Fact]
    public void Codes_with_leading_zeros_are_a_warning()
    {
        Table table = _folder.Read("a.csv", "zip,y\n12345,1\n01234,2\n12345,5\n");
        Assert.Contains(table.Warnings, warning => warning is { Column: "zip", Row: 3 } && warning.Message.Contains("leading zero"));
        Assert.Equal("01234", table["zip"].Text(1));
    }

    [Fact]
    public void Decimal_commas_are_a_warning_and_can_be_asked_for()
    {
        const string Text = "a;b\n1,5;2\n-3,25;4\n";
        Assert.Contains(_folder.Read("a.csv", Text).Warnings, warning => warning is { Column: "a", Row: 2 } && warning.Message.Contains("decimal comma"));
        Assert.Equal([1.5, -3.25], _folder.Read("a.csv", Text, new ReadOptions { DecimalComma = true })["a"].Numbers.ToArray());
    }

    [Fact]
    public void A_kind_can_be_asked_for()
    {
        var options = new ReadOptions
        {
            Kinds = new Dictionary<string, ColumnKind>
            {
                ["year"] = ColumnKind.Category,
                ["zip"] = ColumnKind.Number,
                ["answer"] = ColumnKind.YesNo,
                ["note"] = ColumnKind.Identifier,
            },
        };
        Table table = _folder.Read("a.csv", "year,zip,answer,note\n2006,01234,Yes,x\n2007,00099,Yes,y\n2006,5,,x\n", options);
        Assert.Equal(["2006", "2007"], table["year"].Levels);
        Assert.Equal([1234, 99, 5], table["zip"].Numbers.ToArray());
        Assert.Equal([1, 1, double.NaN], table["answer"].Numbers.ToArray());
        Assert.Equal(["No", "Yes"], table["answer"].Levels);
        Assert.Equal(ColumnKind.Identifier, table["note"].Kind);
        Assert.Empty(table.Warnings);
    }

    [Theory]
    [InlineData(ColumnKind.Number, 3, "\"b\" is not a number")]
    [InlineData(ColumnKind.Count, 3, "\"b\" is not a number")]
    [InlineData(ColumnKind.Date, 3, "\"b\" is not a date")]
    [InlineData(ColumnKind.YesNo, null, "asked to be read as YesNo")]
    public void A_kind_that_the_values_exclude_is_an_error_that_names_the_first(ColumnKind kind, int? line, string says)
    {
        var options = new ReadOptions { Kinds = new Dictionary<string, ColumnKind> { ["v"] = kind } };
        var error = Assert.Throws<DataException>(() => _folder.Read("a.csv", "v,w\n1,1\nb,2\n", options));
        Assert.Equal((line, "v"), ((int?)error.Row, error.Column));
        Assert.Contains(says, error.Message);
    }
}
