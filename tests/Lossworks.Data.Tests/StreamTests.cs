namespace Lossworks.Data.Tests;

public sealed class StreamTests
{
    [Theory]
    [InlineData("ames.csv", 999)]
    [InlineData("ames.csv", 2930)]
    [InlineData("ames.csv", 100_000)]
    [InlineData("insurance-claims.csv", 7)]
    public void Batches_one_after_the_other_are_the_whole_table(string name, int batchRows)
    {
        DataSource source = Tables.SampleSource(name);
        Table whole = Tables.Read(source);
        int start = 0;
        foreach (Table batch in TableReader.Stream(source, batchRows, stop: TestContext.Current.CancellationToken))
        {
            Assert.Equal(Math.Min(batchRows, whole.RowCount - start), batch.RowCount);
            Tables.AssertSame(whole.Select([.. Enumerable.Range(start, batch.RowCount)]), batch);
            Assert.Equal(whole.LineOf(start), batch.LineOf(0));
            start += batch.RowCount;
        }
        Assert.Equal(whole.RowCount, start);
    }

    [Fact]
    public void Kinds_and_levels_come_from_all_rows_not_from_the_first_batch()
    {
        using var folder = new TempFolder();
        DataSource source = folder.Write("late.csv", "a,b,c\n1,x,1\n2,x,0\n3,x,2\nq,z,1.5\n");
        Table first = TableReader.Stream(source, 2, stop: TestContext.Current.CancellationToken).First();
        Assert.Equal([ColumnKind.Category, ColumnKind.Category, ColumnKind.Number], first.Columns.Select(column => column.Kind));
        Assert.Equal(["1", "2", "3", "q"], first["a"].Levels);
        Assert.Equal(["x", "z"], first["b"].Levels);
    }

    [Fact]
    public void Texts_in_batches_are_the_texts_of_the_whole()
    {
        using var folder = new TempFolder();
        string rows = string.Concat(Enumerable.Range(0, 5000).Select(row => $"key{row},{row % 7}\n"));
        DataSource source = folder.Write("keys.csv", "code,v\n" + rows);
        IEnumerable<Table> batches = TableReader.Stream(source, 1234, stop: TestContext.Current.CancellationToken);
        Assert.Equal(Tables.Texts(Tables.Read(source)["code"]), batches.SelectMany(batch => Tables.Texts(batch["code"])));
    }

    [Fact]
    public void A_query_with_random_numbers_is_run_once()
    {
        DataSource source = DataSource.Parse("SELECT random() AS r, range AS i FROM range(5000)");
        double[] numbers = [.. TableReader.Stream(source, 700, stop: TestContext.Current.CancellationToken).SelectMany(batch => batch["r"].Numbers.ToArray())];
        Assert.Equal(5000, numbers.Length);
        Assert.True(numbers.Distinct().Count() > 4900);
    }

    [Fact]
    public void Rows_keep_the_order_of_the_file()
    {
        using var folder = new TempFolder();
        string rows = string.Concat(Enumerable.Range(0, 200_000).Select(row => $"{row},{row % 3}\n"));
        Column column = Tables.Read(folder.Write("order.csv", "v,w\n" + rows))["v"];
        for (int row = 0; row < column.Length; row++) Assert.Equal(row, column.Numbers[row]);
    }

    [Fact]
    public void Reading_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => TableReader.Read(Tables.SampleSource("ames.csv"), stop: stop.Token));
    }
}
