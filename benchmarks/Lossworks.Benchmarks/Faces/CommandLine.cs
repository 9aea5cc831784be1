using System.CommandLine;
using Lossworks.Tuning;

namespace Lossworks.Benchmarks.Faces;

/// <summary>The command line of ./bench.</summary>
internal static class CommandLine
{
    internal const int Done = 0, Failed = 1, Wrong = 2;

    internal static int Run(string[] args)
    {
        RootCommand root = KernelCommand.Create();
        root.Add(TrainingCommand.Create());
        root.Add(FormulaCommand.Create());
        root.Add(TunerCommand.Create());
        root.Add(EvidenceCommand.Create());
        root.Add(PageCommand.Create());
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Console.Error.WriteLine("error: " + error.Message);
            Console.Error.WriteLine("Try: ./bench --help");
            return Wrong;
        }

        try
        {
            return parsed.Invoke(new() { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or LossException or TuningException)
        {
            Console.Error.WriteLine("error: " + e.Message);
            return Failed;
        }
    }

    internal static Option<bool> Json() => new("--json") { Description = "the measurements as JSON on standard output, everything else on standard error" };

    internal static Option<bool> Save() => new("--save") { Description = "write the results to benchmarks/results as well" };

    internal static Option<string[]> Only() => new("--only")
    {
        Description = "only this, or what begins with it; may be repeated",
        AllowMultipleArgumentsPerToken = true,
    };

    internal static Option<string> Peers(IEnumerable<string> names) => new("--peers")
    {
        Description = "only these peers, with commas between them: " + string.Join(',', names),
    };

    /// <summary>The names between commas, each one that there is.</summary>
    internal static bool TrySplit(string? text, string option, IEnumerable<string> known, out string[] names)
    {
        names = text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return AreKnown(names, option, known);
    }

    internal static bool AreKnown(string[] names, string option, IEnumerable<string> known)
    {
        foreach (string name in names.Where(n => !known.Any(k => k == n || k.StartsWith(n + " ", StringComparison.Ordinal))))
        {
            Console.Error.WriteLine($"error: {option}: there is no '{name}'. There is: {string.Join(", ", known)}");
            return false;
        }

        return true;
    }

    internal static void Tell(string text) => Console.Error.WriteLine(text);
}
