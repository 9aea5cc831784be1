namespace Lossworks.Reports;

/// <summary>Writes a file as a whole or not at all: whoever reads it meanwhile sees the old one.</summary>
internal static class AtomicFile
{
    public static void Write(string path, byte[] content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string temporary = path + "." + Path.GetRandomFileName() + ".tmp";
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            Discard(temporary);
            throw new IOException($"Cannot write '{path}': {Reason(error, path)}", error);
        }
    }

    private static string Reason(Exception error, string path)
    {
        if (error is DirectoryNotFoundException) return "its folder does not exist.";
        return Directory.Exists(path) ? "it is a folder." : error.Message;
    }

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            // The first error is the one to tell; a leftover beside it would only hide it.
        }
    }
}
