using Lossworks.Benchmarks.Results;

namespace Lossworks.Benchmarks.Pages;

/// <summary>docs/performance.md: prose by people, and between markers what was measured.</summary>
internal sealed class PerformancePage
{
    private string _text;

    private PerformancePage(string text) => _text = text;

    private static string Path => Repository.Path("docs", "performance.md");

    internal static PerformancePage Open() => new(File.ReadAllText(Path));

    internal void Save() => File.WriteAllText(Path, _text);

    /// <summary>Puts results where they belong.</summary>
    internal void Fill(ResultsFile results)
    {
        if (results.Kind == ResultsFile.Fits)
        {
            Fill("training", TrainingTables.Of(results));
            return;
        }

        Fill("machine", MachineTable.Of(results));
        Fill("roofline", RooflineTable.Of(results));
        Fill("goals", GoalTable.Of(results));
        Fill("kernels", KernelTables.Of(results));
    }

    private void Fill(string section, string content)
    {
        string begin = $"<!-- measured: {section} -->\n", end = $"<!-- end: {section} -->";
        int from = _text.IndexOf(begin, StringComparison.Ordinal), to = _text.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
            throw new IOException($"{Path} has no markers for '{section}': it needs '{begin.Trim()}' and '{end}' on lines of their own.");
        _text = _text[..(from + begin.Length)] + content + _text[to..];
    }
}
