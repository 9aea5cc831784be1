namespace Lossworks.Data.Tests;

/// <summary>Compares tables, and finds the data that ships with the product.</summary>
internal static class Tables
{
    public static Table Sample(string name) => Read(SampleSource(name));

    public static Table Read(DataSource source, ReadOptions? options = null) => TableReader.Read(source, options, TestContext.Current.CancellationToken);

    public static DataSource SampleSource(string name) => DataSource.Parse(Path.Combine(Root(), "samples", "data", name));

    public static void AssertSame(Table expected, Table actual)
    {
        Assert.Equal(expected.RowCount, actual.RowCount);
        Assert.Equal(expected.Columns.Select(column => (column.Name, column.Kind)), actual.Columns.Select(column => (column.Name, column.Kind)));
        foreach (Column column in expected.Columns) AssertSame(column, actual[column.Name]);
    }

    public static void AssertSame(Column expected, Column actual)
    {
        Assert.Equal(expected.HasNumbers, actual.HasNumbers);
        Assert.Equal(expected.HasLevels, actual.HasLevels);
        if (expected.HasNumbers) Assert.Equal(Bits(expected), Bits(actual));
        if (!expected.HasLevels) return;
        Assert.Equal(expected.Levels, actual.Levels);
        Assert.Equal(expected.Codes.ToArray(), actual.Codes.ToArray());
    }

    public static string?[] Texts(Column column) => [.. Enumerable.Range(0, column.Length).Select(column.Text)];

    private static long[] Bits(Column column) => [.. column.Numbers.ToArray().Select(BitConverter.DoubleToInt64Bits)];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lossworks.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
