using System.CommandLine;
using Lossworks.Benchmarks.Pages;
using Lossworks.Benchmarks.Results;

namespace Lossworks.Benchmarks.Faces;

/// <summary><c>./bench page</c>: writes the tables of docs/performance.md, docs/tuning.md and docs/evidence.md from results.</summary>
internal static class PageCommand
{
    internal static Command Create()
    {
        Argument<FileInfo[]> files = new("FILE")
        {
            Description = "results; none takes the newest of each kind in benchmarks/results",
            Arity = ArgumentArity.ZeroOrMore,
        };
        files.AcceptExistingOnly();
        Command command = new("page", "Writes the tables of docs/performance.md, docs/tuning.md and docs/evidence.md from results that --save has written. Nothing is measured.") { files };
        command.SetAction(parsed => Run(parsed.GetValue(files) ?? []));
        return command;
    }

    private static int Run(FileInfo[] files)
    {
        List<ResultsFile> results = files.Length > 0
            ? [.. files.Select(f => ResultsFile.Read(f.FullName))]
            : [.. new[] { ResultsFile.Kernels, ResultsFile.Fits, ResultsFile.Samplers, ResultsFile.Advice }.Select(ResultsFile.Newest).OfType<ResultsFile>()];
        foreach (ResultsFile result in results)
            MeasuredPage.Write(result);
        return CommandLine.Done;
    }
}
