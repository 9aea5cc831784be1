namespace Lossworks.Benchmarks.Training;

/// <summary>A folder that is gone when it is no longer needed.</summary>
internal sealed class DataFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("lossworks-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
