using System.CommandLine;
using Lossworks.Cli.Pages;

namespace Lossworks.Cli.Commands;

/// <summary><c>loss docs</c>: a page per loss, the indexes and the neighbors' table, written from the cards.</summary>
internal static class DocsCommand
{
    internal static Command Create()
    {
        Argument<string> folder = new("DIR") { Description = "the folder that gets losses/ and coverage.md; files of the same names are replaced" };
        Command command = new("docs", "Write a page with plots for every loss. Example: loss docs docs") { folder };
        command.SetAction(parsed => Run(parsed.GetValue(folder)!));
        return command;
    }

    private static int Run(string folder)
    {
        int files = 0;
        foreach (Page page in LossPages.All(LossCatalogue.BuiltIn))
        {
            string path = Path.Combine(folder, page.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, page.Text);
            files++;
        }

        Console.Error.WriteLine($"wrote {files} files below {folder}");
        return ExitCode.Success;
    }
}
