namespace Lossworks.Cli.Running;

/// <summary>Where results go.</summary>
internal static class Places
{
    /// <summary>A place that cannot be written is found before the work, not after it; nothing overwrites the data it comes from.</summary>
    internal static void Check(string data, params ReadOnlySpan<string> places)
    {
        HashSet<string> taken = [Path.GetFullPath(data)];
        foreach (string place in places)
        {
            if (place.Length == 0)
                throw new UsageException("a file to write has no name; give one.");
            if (!taken.Add(Path.GetFullPath(place)))
                throw new UsageException($"'{place}' would be written over the data or over another result; give each a file of its own.");
            string folder = Path.GetDirectoryName(Path.GetFullPath(place))!;
            if (!Directory.Exists(folder))
                throw new DirectoryNotFoundException($"there is no folder '{folder}' for '{place}': make it first.");
            if (Directory.Exists(place))
                throw new IOException($"'{place}' is a folder; give a file.");
            using FileStream probe = File.Open(place + ".tmp", FileMode.Create, FileAccess.Write);
            probe.Close();
            File.Delete(place + ".tmp");
        }
    }
}
