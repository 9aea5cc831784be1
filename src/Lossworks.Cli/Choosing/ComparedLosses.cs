namespace Lossworks.Cli.Choosing;

/// <summary>What <c>loss choose</c> was given as <c>--losses</c>: a folder of loss files, the losses to compare, or each of them once.</summary>
/// <param name="Folder">The folder, if one was given.</param>
/// <param name="Specs">The losses; none shortlists by the data.</param>
internal sealed record ComparedLosses(string? Folder, string[] Specs)
{
    internal static ComparedLosses Of(string[] values)
    {
        string[] folders = [.. values.Where(IsFolder)], lists = [.. values.Where(v => !IsFolder(v))];
        if (folders.Length > 1 || lists.Length > 1)
            throw new UsageException("--losses takes one folder of loss files and one list of losses with commas; it was given more.");
        return new(folders.FirstOrDefault(), SpecList.Split(lists.FirstOrDefault()));
    }

    /// <summary>A folder that is there; or one that is meant, so that a mistyped one is not looked up as a loss. No SPEC looks like a path.</summary>
    private static bool IsFolder(string value) =>
        Directory.Exists(value) || Path.EndsInDirectorySeparator(value) || Path.IsPathRooted(value)
        || value.StartsWith("./", StringComparison.Ordinal) || value.StartsWith("../", StringComparison.Ordinal);
}
