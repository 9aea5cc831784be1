using System.CommandLine;

namespace Lossworks.Cli.Commands;

/// <summary>The losses that a command knows by name: those of Lossworks, and those of a folder of loss files.</summary>
internal static class KnownLosses
{
    /// <summary>The variable that names the folder for every command of a shell.</summary>
    internal const string Variable = "LOSSWORKS_LOSSES";

    internal static Option<string?> Folder() =>
        new("--losses") { Description = $"a folder of loss files (*.toml), whose losses can be named like any other; without it that of {Variable}" };

    /// <param name="folder">As typed; null takes the variable's, if it is set.</param>
    internal static LossCatalogue Of(string? folder)
    {
        if (folder is not null)
            return folder.Length > 0 ? LossFiles.Load(folder) : throw new UsageException("--losses is empty; it takes a folder of loss files.");
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } usual)
            return LossCatalogue.BuiltIn;
        try
        {
            return LossFiles.Load(usual);
        }
        catch (LossFileException e)
        {
            throw new UsageException($"{e.Message}\n{Variable} names that folder.");
        }
    }
}
