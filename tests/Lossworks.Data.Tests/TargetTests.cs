namespace Lossworks.Data.Tests;

public sealed class TargetTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ames.csv", "Sale_Price", TargetKind.Positive)]
    [InlineData("insurance-claims.csv", "Claims", TargetKind.Count)]
    [InlineData("breast-cancer.csv", "target", TargetKind.Binary)]
    [InlineData("ames.csv", "Longitude", TargetKind.Real)]
    [InlineData("ames.csv", "Bldg_Type", TargetKind.Classes)]
    [InlineData("ames.csv", "Central_Air", TargetKind.Binary)]
    [InlineData("stackloss.csv", "stack.loss", TargetKind.Positive)]
    public void The_kind_follows_from_the_values(string name, string column, TargetKind kind)
    {
        Table table = Tables.Sample(name);
        Target target = Target.From(table, column);
        Assert.Equal(kind, target.Kind);
        Assert.False(target.Features.Has(column));
        Assert.Equal(table.RowCount, target.Numbers.Length);
        Assert.Empty(target.Warnings);
    }

    [Fact]
    public void Class_labels_that_are_numbers_stand_in_numeric_order()
    {
        Target target = Target.From(Tables.Sample("digits.csv"), "digit", TargetKind.Classes);
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], target.Classes);
        Assert.Equal(["2", "10", "11"], Target.From(_folder.Read("a.csv", "y,x\n10,1\n2,2\n11,3\n"), "y", TargetKind.Classes).Classes);
    }

    [Theory]
    [InlineData("yes,no", "no,yes")]
    [InlineData("TRUE,FALSE", "FALSE,TRUE")]
    [InlineData("Y,N", "N,Y")]
    [InlineData("1,0", "0,1")]
    [InlineData("other,great", "great,other")]
    public void The_order_of_labels_does_not_depend_on_the_rows(string values, string labels)
    {
        foreach (IEnumerable<string> order in (IEnumerable<string>[])[values.Split(','), values.Split(',').Reverse()])
        {
            Target target = Target.From(_folder.Read("a.csv", "y,x\n" + string.Concat(order.Select(value => $"{value},1.5\n"))), "y");
            Assert.Equal(TargetKind.Binary, target.Kind);
            Assert.Equal(labels.Split(','), target.Classes);
            Assert.Equal(order.Select(value => Array.IndexOf(labels.Split(','), value)), target.Codes.ToArray());
            Assert.Equal(target.Codes.ToArray().Select(code => (double)code), target.Numbers.ToArray());
        }
    }

    [Fact]
    public void Rows_without_the_target_are_left_out_with_a_warning()
    {
        Target target = Target.From(_folder.Read("gaps.csv", "x,y\n1,1.5\n2,\n3,-2\n4,NA\n5,4\n"), "y");
        Assert.Equal([0, 2, 4], target.Rows);
        Assert.Equal([1, 3, 5], target.Features["x"].Numbers.ToArray());
        Assert.Equal([1.5, -2, 4], target.Numbers.ToArray());
        DataWarning warning = Assert.Single(target.Warnings);
        Assert.Equal((3, "y"), (warning.Row, warning.Column));
        Assert.EndsWith("gaps.csv, line 3, column \"y\": the target is missing; 2 rows were left out (line 3, 5).", warning.Message);
    }

    [Theory]
    [InlineData("y,x\n,1\nNA,2\n", null, null, "the target is missing in every row")]
    [InlineData("y,x\n5,1\n5,2\n", null, null, "the target is constant: every value is 5")]
    [InlineData("y,x\na,1\na,2\n", null, null, "the target is constant: every value is a")]
    [InlineData("y,x\n1.5,1\n-2,2\n", TargetKind.Count, 2L, "1.5 is not a whole number from 0 up")]
    [InlineData("y,x\n1.5,1\n-2,2\n", TargetKind.Positive, 3L, "-2 is not above zero")]
    [InlineData("y,x\na,1\nb,2\n", TargetKind.Real, 2L, "asked to be Real, but the column holds a Category (\"a\")")]
    [InlineData("y,x\n1,1\n2,2\n7,3\n", TargetKind.Binary, null, "has 3 distinct values (\"1\", \"2\", \"7\"")]
    [InlineData("y,x\n2024-01-01,1\n2024-01-02,2\n", null, null, "the target is a date")]
    public void A_target_that_cannot_be_learned_is_an_error(string text, TargetKind? asked, long? line, string says)
    {
        Table table = _folder.Read("bad.csv", text);
        var error = Assert.Throws<DataException>(() => Target.From(table, "y", asked));
        Assert.EndsWith("bad.csv", error.Source);
        Assert.Equal((line, "y"), (error.Row, error.Column));
        Assert.Contains(says, error.Message);
    }

    [Fact]
    public void A_text_among_the_numbers_of_the_target_is_an_error_that_names_the_first()
    {
        string rows = string.Concat(Enumerable.Range(0, 30).Select(row => row == 11 ? "1,unknown\n" : $"1,{row * 1.5}\n"));
        Table table = _folder.Read("slip.csv", "x,y\n" + rows);
        var error = Assert.Throws<DataException>(() => Target.From(table, "y"));
        Assert.Equal((13, "y"), (error.Row, error.Column));
        Assert.Contains("slip.csv, line 13, column \"y\": \"unknown\" is not a number, though 29 of 30", error.Message);
    }

    [Fact]
    public void A_target_that_is_not_there_lists_the_nearest_names()
    {
        var error = Assert.Throws<DataException>(() => Target.From(Tables.Sample("ames.csv"), "SalePrice"));
        Assert.Contains("\"Sale_Price\"", error.Message);
    }

    [Fact]
    public void Another_table_has_the_same_codes()
    {
        Target train = Target.From(_folder.Read("a.csv", "y,x\nb,1\na,2\nc,3\n"), "y");
        Target test = train.In(_folder.Read("b.csv", "y,x\nc,1\n,2\nc,3\n"));
        Assert.Equal((TargetKind.Classes, train.Classes), (test.Kind, test.Classes));
        Assert.Equal([2, 2], test.Codes.ToArray());
        Assert.Equal([1, 3], test.Features["x"].Numbers.ToArray());
        var error = Assert.Throws<DataException>(() => train.In(_folder.Read("b.csv", "y,x\nc,1\nd,2\n")));
        Assert.Equal((3L, "y"), (error.Row, error.Column));
        Assert.Contains("\"d\" is not one of the 3 classes", error.Message);
        Target count = Target.From(_folder.Read("a.csv", "y,x\n0,1\n5,2\n2,2\n"), "y");
        Assert.Equal([3, 3], count.In(_folder.Read("b.csv", "y,x\n3,1\n3,2\n")).Numbers.ToArray());
        Assert.Contains("0.5 is not a whole number", Assert.Throws<DataException>(() => count.In(_folder.Read("b.csv", "y,x\n3,1\n0.5,2\n"))).Message);
    }

    [Fact]
    public void Free_text_is_no_class()
    {
        string rows = string.Concat(Enumerable.Range(0, 40).Select(row => $"the {row} th story is not like any other,{row * 0.5}\n"));
        var error = Assert.Throws<DataException>(() => Target.From(_folder.Read("a.csv", "y,x\n" + rows), "y"));
        Assert.Contains("these are no classes", error.Message);
    }
}
