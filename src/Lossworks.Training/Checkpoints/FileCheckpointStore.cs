namespace Lossworks.Training;

/// <summary>Checkpoints in a file, which is replaced as a whole: written beside it, flushed to the disk, then renamed.</summary>
public sealed class FileCheckpointStore : ICheckpointStore
{
    /// <summary>With the file.</summary>
    public FileCheckpointStore(string path) => Path = System.IO.Path.GetFullPath(path);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Save(byte[] checkpoint)
    {
        string beside = Path + ".tmp";
        using (FileStream file = new(beside, FileMode.Create, FileAccess.Write))
        {
            file.Write(checkpoint);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, Path, overwrite: true);
    }

    /// <inheritdoc/>
    public byte[]? Load() => File.Exists(Path) ? File.ReadAllBytes(Path) : null;
}
