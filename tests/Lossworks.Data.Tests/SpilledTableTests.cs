namespace Lossworks.Data.Tests;

/// <summary>A table on disk is the table in memory, but for where it is.</summary>
public sealed class SpilledTableTests
{
    private static SpilledTable Spill(DataSource source, SpillOptions? options = null) =>
        TableReader.Spill(source, options ?? new(), stop: TestContext.Current.CancellationToken);

    // So little memory that a block has a handful of rows.
    private static SpillOptions Blocks(TempFolder folder) => new() { Memory = 64 << 20, Folder = Path.GetDirectoryName(folder.PathOf("x"))! };

    private static string Mixed(int rows)
    {
        string[] lines = [.. Enumerable.Range(0, rows).Select(row =>
            $"{(row % 11 == 3 ? "" : $"{row * 0.37:R}")},{row % 5},{(row % 3 == 0 ? "yes" : "no")},{(row % 7 == 0 ? "NA" : "level" + (row % 4))},2024-0{1 + (row % 9)}-11,key number {row} of it,{row % 2}")];
        return "real,count,flag,group,day,story,odd\n" + string.Join("\n", lines) + "\n";
    }

    [Theory]
    [InlineData("ames.csv")]
    [InlineData("insurance-claims.csv")]
    [InlineData("diabetes.csv")]
    public void Blocks_one_after_the_other_are_the_whole_table(string name)
    {
        using SpilledTable spilled = Spill(Tables.SampleSource(name), new() { Memory = 1 << 26 });
        Table whole = Tables.Read(Tables.SampleSource(name));
        Assert.Equal(whole.RowCount, spilled.RowCount);
        for (int pass = 0; pass < 2; pass++)
        {
            int start = 0;
            foreach (Table block in spilled)
            {
                Tables.AssertSame(whole.Select([.. Enumerable.Range(start, block.RowCount)]), block);
                Assert.Equal(whole.LineOf(start), block.LineOf(0));
                start += block.RowCount;
            }
            Assert.Equal(whole.RowCount, start);
        }
    }

    [Fact]
    public void Many_blocks_of_every_kind_are_the_whole_table_without_its_texts()
    {
        using var folder = new TempFolder();
        DataSource source = folder.Write("mixed.csv", Mixed(20_000));
        using SpilledTable spilled = Spill(source, Blocks(folder) with { Without = ["story"] });
        Table whole = Tables.Read(source).Without("story");
        int start = 0;
        foreach (Table block in spilled)
        {
            Tables.AssertSame(whole.Select([.. Enumerable.Range(start, block.RowCount)]), block);
            start += block.RowCount;
        }
        Assert.Equal((20_000, 3), (start, (spilled.RowCount + spilled.BlockRows - 1) / spilled.BlockRows));
    }

    [Fact]
    public void Columns_that_are_not_kept_are_not_there_and_unknown_ones_are_named()
    {
        using SpilledTable spilled = Spill(Tables.SampleSource("diabetes.csv"), new() { Only = ["bmi", "age"] });
        Assert.Equal(["age", "bmi"], spilled.ColumnNames);
        Assert.Equal(["bmi"], spilled.Only("bmi").First().Columns.Select(column => column.Name));
        using SpilledTable rest = Spill(Tables.SampleSource("diabetes.csv"), new() { Without = ["bmi", "age"], Target = "bmi" });
        Assert.DoesNotContain("age", rest.ColumnNames);
        Assert.Contains("bmi", rest.ColumnNames);
        Assert.Contains("\"bmi\"", Assert.Throws<DataException>(() => Spill(Tables.SampleSource("diabetes.csv"), new() { Only = ["bmj"] })).Message);
        Assert.Contains("\"bmi\"", Assert.Throws<DataException>(() => spilled.Only("bmj").First()).Message);
    }

    [Fact]
    public void Text_is_not_kept_on_disk_and_that_is_said_before_anything_is_written()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        var error = Assert.Throws<DataException>(() => Spill(Tables.SampleSource("food-reviews-test.csv"), new() { Folder = folder }));
        Assert.Contains("\"review\"", error.Message);
        Assert.Contains("SpillOptions.Without", error.Message);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder);
        using SpilledTable rest = Spill(Tables.SampleSource("food-reviews-test.csv"), new() { Without = ["review"] });
        Assert.Equal(["score"], rest.ColumnNames);
    }

    [Theory]
    [InlineData("ames.csv", "Sale_Price")]
    [InlineData("insurance-claims.csv", "Claims")]
    [InlineData("digits.csv", "digit")]
    public void The_encoding_of_blocks_is_that_of_the_table(string name, string target)
    {
        DataSource source = Tables.SampleSource(name);
        Encoder whole = Encoder.Fit(Tables.Read(source).Without(target));
        using SpilledTable spilled = Spill(source, new() { Memory = 1 << 26 });
        AssertSame(whole, Encoder.Fit(spilled.Select(block => block.Without(target))));
    }

    [Fact]
    public void The_encoding_of_many_blocks_of_every_kind_is_that_of_the_table()
    {
        using var folder = new TempFolder();
        DataSource source = folder.Write("mixed.csv", Mixed(20_000));
        using SpilledTable spilled = Spill(source, Blocks(folder) with { Without = ["story"] });
        Encoder whole = Encoder.Fit(Tables.Read(source).Without("story", "odd")), parts = Encoder.Fit(spilled.Select(block => block.Without("odd")));
        AssertSame(whole, parts);
        Assert.Equal(10, parts.Features.Count);
    }

    private static void AssertSame(Encoder expected, Encoder actual)
    {
        Assert.Equal(expected.Features, actual.Features);
        Assert.Equal(expected.References, actual.References);
        Assert.Equal(expected.Warnings.Select(warning => warning.Message), actual.Warnings.Select(warning => warning.Message));
        for (int feature = 0; feature < expected.Features.Count; feature++)
        {
            Assert.Equal(expected.Center[feature], actual.Center[feature], 1e-12 * Math.Max(expected.Scale[feature], Math.Abs(expected.Center[feature])));
            Assert.Equal(expected.Scale[feature], actual.Scale[feature], 1e-12 * expected.Scale[feature]);
        }
        // What is left are medians, levels and flags, to the bit.
        Assert.Equal(Columns(expected), Columns(actual));
    }

    private static string Columns(Encoder encoder)
    {
        using var json = System.Text.Json.JsonDocument.Parse(encoder.ToJson());
        return json.RootElement.GetProperty("columns").GetRawText();
    }

    [Theory]
    [InlineData("ames.csv", "Sale_Price", null)]
    [InlineData("insurance-claims.csv", "Claims", null)]
    [InlineData("digits.csv", "digit", TargetKind.Classes)]
    [InlineData("breast-cancer.csv", "target", null)]
    [InlineData("ames.csv", "Neighborhood", null)]
    public void The_target_of_a_table_on_disk_is_that_of_the_table(string name, string column, TargetKind? asked)
    {
        Target whole = Target.From(Tables.Sample(name), column, asked);
        using SpilledTable spilled = Spill(Tables.SampleSource(name));
        Target disk = Target.From(spilled, column, asked);
        Assert.Equal((whole.Kind, whole.Name), (disk.Kind, disk.Name));
        Assert.Equal(whole.Classes, disk.Classes);
        Assert.Empty(disk.Rows);
        Target[] blocks = [.. spilled.Select(disk.InBlock)];
        Assert.Equal(whole.Numbers.ToArray(), blocks.SelectMany(block => block.Numbers.ToArray()));
        Assert.Equal(whole.Codes.ToArray(), blocks.SelectMany(block => block.Codes.ToArray()));
    }

    [Theory]
    [InlineData("y", "1\n\n2\n\n3\n")]
    [InlineData("y", "a\nb\na\nNA\nb\n")]
    [InlineData("y", "5\n5\n5\n")]
    [InlineData("y", "\n\n\n")]
    [InlineData("y", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\nx\n")]
    [InlineData("y", "2024-01-01\n2024-01-02\n")]
    [InlineData("z", "1\n2\n")]
    public void Doubtful_targets_on_disk_are_judged_as_in_memory(string column, string rows)
    {
        using var folder = new TempFolder();
        DataSource source = folder.Write("t.csv", "x,y\n" + string.Concat(rows.Split('\n')[..^1].Select((line, row) => $"{row * 0.5},{line}\n")));
        Target OnDisk()
        {
            using SpilledTable spilled = Spill(source, new() { Target = column });
            return Target.From(spilled, column);
        }

        Assert.Equal(Verdict(() => Target.From(Tables.Read(source), column)), Verdict(OnDisk));
    }

    private static string Verdict(Func<Target> look)
    {
        try
        {
            Target target = look();
            return $"{target.Kind} {string.Join("|", target.Classes)} {string.Join("|", target.Warnings)}";
        }
        catch (DataException error)
        {
            return error.Message;
        }
    }

    [Fact]
    public void A_block_without_any_known_target_has_no_rows()
    {
        using var folder = new TempFolder();
        using SpilledTable spilled = Spill(folder.Write("t.csv", "x,y\n1,\n2,\n3,4\n4,5\n"));
        Target target = Target.From(spilled, "y");
        Assert.Equal(0, target.InBlock(spilled.First().Select([0, 1])).Features.RowCount);
    }

    [Fact]
    public void Nothing_stays_behind()
    {
        using var folder = new TempFolder();
        string spills = Directory.CreateDirectory(folder.PathOf("spills")).FullName;
        SpillOptions options = new() { Folder = spills };
        using (SpilledTable spilled = Spill(Tables.SampleSource("diabetes.csv"), options)) Assert.True(spilled.Length > 0);
        Assert.Throws<DataException>(() => Spill(folder.Write("bad.csv", "a,b\n1,2\n3\n"), options));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => TableReader.Spill(Tables.SampleSource("ames.csv"), options, stop: stop.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(spills));
    }

    [Fact]
    public void Too_little_room_is_told_before_anything_is_written()
    {
        using var folder = new TempFolder();
        string path = Path.GetDirectoryName(folder.PathOf("x"))!;
        string full = Assert.Throws<DataException>(() => SpillFile.Create(path, 1L << 60)).Message;
        Assert.Contains("1152921505 GB", full);
        Assert.Contains("are free", full);
        Assert.Empty(Directory.EnumerateFileSystemEntries(path));
        Assert.Contains("no such folder", Assert.Throws<DataException>(() => SpillFile.Create(folder.PathOf("nowhere"), 10)).Message);
    }

    [Theory]
    [InlineData("300MB", 300_000_000L)]
    [InlineData(" 1.5 gb ", 1_500_000_000L)]
    [InlineData("64KB", 64_000L)]
    [InlineData("1B", 1L)]
    [InlineData("300", null)]
    [InlineData("MB", null)]
    [InlineData("-1MB", null)]
    [InlineData("0.1B", null)]
    [InlineData("1e300GB", null)]
    [InlineData("300 MiB", null)]
    public void Sizes_are_read_as_people_write_them(string text, long? expected) =>
        Assert.Equal(expected, Bytes.TryParse(text, out long bytes) ? bytes : null);

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1500, "1.5 KB")]
    [InlineData(300_000_000, "300 MB")]
    [InlineData(3_057_000_000, "3.06 GB")]
    [InlineData(1_152_921_504_606, "1153 GB")]
    public void Sizes_are_written_as_people_read_them(long bytes, string expected) => Assert.Equal(expected, Bytes.Text(bytes));
}
