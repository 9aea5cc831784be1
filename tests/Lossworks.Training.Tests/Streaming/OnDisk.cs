using Microsoft.Win32.SafeHandles;

namespace Lossworks.Training.Tests.Streaming;

/// <summary>Made data in memory and the same rows in a file.</summary>
internal sealed class OnDisk : IDisposable
{
    private readonly SafeFileHandle _file;

    internal OnDisk(TrainingData memory, FeatureKind kind = FeatureKind.Double, int blockRows = 777)
    {
        string path = Path.Combine(Path.GetTempPath(), $"lossworks-rows-{Guid.NewGuid():N}");
        _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        RowStore store = memory.Store;
        RowFileShape shape = new(store.Rows, store.Columns)
        {
            Kind = kind,
            TargetColumns = store.TargetColumns,
            ClassCount = store.ClassCount,
            HasWeights = store.HasWeights,
            OffsetColumns = store.OffsetColumns,
        };
        RowFileWriter writer = new(_file, shape);
        RowBuffer buffer = new();
        for (long start = 0; start < store.Rows; start += blockRows)
        {
            RowBlock block = store.Read(start, (int)Math.Min(blockRows, store.Rows - start), buffer);
            writer.Add(block.Features, block.Targets, block.Classes, block.Weights, block.Offset);
        }

        Assert.Equal(shape.Length, RandomAccess.GetLength(_file));
        Data = new(writer.Complete());
    }

    internal TrainingData Data { get; }

    public void Dispose() => _file.Dispose();
}
