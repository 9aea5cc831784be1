namespace Lossworks.Data.Tests;

public sealed class TableTests
{
    private readonly Table _table = new("memory",
        Column.OfNumbers("n", [1.5, double.NaN, 3]),
        Column.OfTexts("c", ["b", null, "a"]),
        Column.OfYesNo("f", [true, false, null]),
        Column.OfDates("d", [new DateTime(2024, 5, 31), null, new DateTime(1969, 12, 31, 12, 0, 0)]));

    [Fact]
    public void Columns_tell_their_values()
    {
        Assert.Equal(["1.5", null, "3"], Tables.Texts(_table["n"]));
        Assert.Equal(["b", null, "a"], Tables.Texts(_table["c"]));
        Assert.Equal(["yes", "no", null], Tables.Texts(_table["f"]));
        Assert.Equal(["2024-05-31", null, "1969-12-31 12:00:00"], Tables.Texts(_table["d"]));
        Assert.All(_table.Columns, column => Assert.Equal((1, 2), (column.MissingCount, column.DistinctCount)));
    }

    [Fact]
    public void Storage_that_a_column_does_not_have_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => _table["c"].Numbers.Length);
        Assert.Throws<InvalidOperationException>(() => _table["n"].Codes.Length);
        Assert.Throws<InvalidOperationException>(() => _table["n"].Date(0));
    }

    [Fact]
    public void Selected_rows_remember_where_they_come_from()
    {
        Table picked = _table.Select([2, 0]).Select([0, 0, 1]);
        Assert.Equal(["a", "a", "b"], Tables.Texts(picked["c"]));
        Assert.Equal([3, 3, 1], Enumerable.Range(0, 3).Select(picked.LineOf));
    }

    [Fact]
    public void Columns_can_be_taken_away_kept_and_put_in()
    {
        Assert.Equal(["n", "f"], _table.Without("c", "d").Columns.Select(column => column.Name));
        Assert.Equal(["d", "n"], _table.Only("d", "n").Columns.Select(column => column.Name));
        Table more = _table.With(Column.OfNumbers("n", [7, 8, 9])).With(Column.OfNumbers("x", [1, 2, 3]));
        Assert.Equal(["n", "c", "f", "d", "x"], more.Columns.Select(column => column.Name));
        Assert.Equal(7, more["n"].Numbers[0]);
        Assert.Throws<DataException>(() => _table.Without("nope"));
    }

    [Fact]
    public void Columns_of_another_length_or_the_same_name_are_refused()
    {
        var error = Assert.Throws<DataException>(() => _table.With(Column.OfNumbers("x", [1])));
        Assert.Equal("memory, column \"x\": the column has 1 rows, the table has 3. Give columns of equal length.", error.Message);
        Assert.Throws<DataException>(() => new Table("memory", _table["n"], _table["n"]));
    }
}
