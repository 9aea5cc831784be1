namespace Lossworks.Training.Tests.Streaming;

public class BatchOrderTests
{
    private static TrainingData Numbered(int rows, int columns) =>
        new([.. Enumerable.Range(0, rows * columns).Select(i => (double)(i / columns))], rows, columns, [.. Enumerable.Range(0, rows).Select(i => (double)i)]);

    private static List<double> Pass(BatchOrder order, Xoshiro256 random, int batchSize)
    {
        List<double> seen = [];
        order.Begin(random);
        while (order.Next(out RowBlock batch))
        {
            Assert.InRange(batch.Rows, 1, batchSize);
            for (int i = 0; i < batch.Rows; i++)
            {
                Assert.Equal(batch.Targets[i], batch.SingleFeatures[i * (batch.SingleFeatures.Length / batch.Rows)]);
                seen.Add(batch.Targets[i]);
            }
        }

        return seen;
    }

    /// <summary>Rows of 800 bytes: 163 in a run, 5,200 in a window.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 8)]
    [InlineData(163, 32)]
    [InlineData(5_216, 100)]
    [InlineData(30_011, 32)]
    [InlineData(12_000, 11_000)]
    public void Every_pass_sees_every_row_once_in_another_order(int rows, int batchSize)
    {
        using OnDisk disk = new(Numbered(rows, 199), FeatureKind.Single);
        BatchOrder order = BatchOrder.Of(disk.Data.Store, batchSize);
        Assert.IsType<WindowOrder>(order);
        Xoshiro256 random = new(3);
        List<double> first = Pass(order, random, batchSize), second = Pass(order, random, batchSize);
        Assert.Equal(Enumerable.Range(0, rows).Select(i => (double)i), first.Order());
        Assert.Equal(Enumerable.Range(0, rows).Select(i => (double)i), second.Order());
        if (rows > 1)
            Assert.NotEqual(first, second);
    }

    /// <summary>In a sorted file the mean of a batch would be that of its place; here it is that of all, to within what thirty random places allow.</summary>
    [Fact]
    public void A_batch_of_a_sorted_file_comes_from_all_over_it()
    {
        const int Rows = 60_000, BatchSize = 500;
        using OnDisk disk = new(Numbered(Rows, 199), FeatureKind.Single);
        foreach (double[] batch in Pass(BatchOrder.Of(disk.Data.Store, BatchSize), new(1), BatchSize).Chunk(BatchSize).Where(b => b.Length == BatchSize))
        {
            Assert.InRange(batch.Average() / Rows, 0.25, 0.75);
            Assert.InRange((batch.Max() - batch.Min()) / Rows, 0.7, 1);
        }
    }

    [Fact]
    public void Rows_in_memory_are_shuffled_in_full() => Assert.IsType<FullOrder>(BatchOrder.Of(Numbered(10, 2).Store, 2));
}
