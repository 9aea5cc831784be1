using Microsoft.Win32.SafeHandles;

namespace Lossworks.Data;

/// <summary>A file of a known size for numbers that do not fit into memory. It is gone when it is closed, however the process ends.</summary>
/// <remarks>
/// The room is taken at once, so that a full disk is an error before the work and not in the middle of it. On Unix the name is removed as soon as the file is
/// open, and the system takes the room back when the last handle is closed, also after kill -9; Windows does the same on request.
/// </remarks>
public sealed class SpillFile : IDisposable
{
    private SpillFile(string path, long length, SafeFileHandle handle) => (Path, Length, Handle) = (path, length, handle);

    /// <summary>Where it was made.</summary>
    public string Path { get; }

    /// <summary>The size, in bytes.</summary>
    public long Length { get; }

    /// <summary>The open file, to read and write with <see cref="RandomAccess"/>, from several threads if need be.</summary>
    public SafeFileHandle Handle { get; }

    /// <summary>Makes a file.</summary>
    /// <param name="folder">Where; it must exist.</param>
    /// <param name="length">The size, in bytes.</param>
    /// <exception cref="DataException">No such folder, no right to write in it, or too little room: the message says how much is needed and how much is free.</exception>
    public static SpillFile Create(string folder, long length)
    {
        string path = System.IO.Path.Combine(folder, $"lossworks-{Environment.ProcessId}-{Guid.NewGuid():N}.spill");
        if (!Directory.Exists(folder)) throw new DataException(folder, "there is no such folder for data that does not fit into memory. Make it, or name another.");
        if (Free(folder) is long free && free < length) throw Full(path, length, free);
        try
        {
            SafeFileHandle handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose, length);
            if (!OperatingSystem.IsWindows()) File.Delete(path);
            return new SpillFile(path, length, handle);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new DataException(folder, $"no file can be made in this folder for data that does not fit into memory: {error.Message} Name another folder.",
                inner: error);
        }
        catch (IOException error)
        {
            File.Delete(path);
            if (Free(folder) is long left && left < length) throw Full(path, length, left);
            throw new DataException(path, $"the file for data that does not fit into memory cannot be made: {error.Message}", inner: error);
        }
    }

    /// <summary>Reads numbers.</summary>
    /// <exception cref="EndOfStreamException">The file ends before.</exception>
    internal void Read(Span<byte> bytes, long at)
    {
        while (bytes.Length > 0)
        {
            int read = RandomAccess.Read(Handle, bytes, at);
            if (read == 0) throw new EndOfStreamException($"{Path} ends at {at:N0} bytes, where more was written.");
            bytes = bytes[read..];
            at += read;
        }
    }

    /// <summary>Writes numbers.</summary>
    internal void Write(ReadOnlySpan<byte> bytes, long at) => RandomAccess.Write(Handle, bytes, at);

    /// <summary>Closes and removes it.</summary>
    public void Dispose() => Handle.Dispose();

    private static DataException Full(string path, long length, long free) => new(path, $"{Bytes.Text(length)} are needed for data that does not fit into memory,"
        + $" and {Bytes.Text(free)} are free there. Make room, or name a folder on another disk.");

    // Not every file system says how much is free.
    private static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(System.IO.Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
