namespace Lossworks.Benchmarks;

/// <summary>Where the repository lies, found from the program's own folder.</summary>
internal static class Repository
{
    private static string Root { get; } = Find();

    internal static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Lossworks.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("no Lossworks.slnx above the benchmarks");
    }
}
