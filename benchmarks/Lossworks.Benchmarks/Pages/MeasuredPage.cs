using Lossworks.Benchmarks.Results;

namespace Lossworks.Benchmarks.Pages;

/// <summary>A page of the documentation: prose by people, and between markers what was measured.</summary>
internal sealed class MeasuredPage
{
    private readonly string _path;
    private string _text;

    private MeasuredPage(string path) => (_path, _text) = (path, File.ReadAllText(path));

    /// <summary>Puts results where they belong.</summary>
    internal static void Write(ResultsFile results)
    {
        MeasuredPage page = new(Repository.Path("docs", PageOf(results.Kind)));
        page.Fill(results);
        File.WriteAllText(page._path, page._text);
    }

    private static string PageOf(string kind) => kind switch
    {
        ResultsFile.Samplers => "tuning.md",
        ResultsFile.Advice => "evidence.md",
        _ => "performance.md",
    };

    private void Fill(ResultsFile results)
    {
        if (results.Kind == ResultsFile.Advice)
        {
            Fill("machine", MachineTable.Of(results));
            Fill("goals", EvidenceTables.Goals(results.Evidence!));
            Fill("advice", EvidenceTables.Advice(results.Evidence!));
            Fill("rules", EvidenceTables.Rules(results.Evidence!));
            Fill("nulls", EvidenceTables.Nulls(results.Evidence!));
            Fill("problems", EvidenceTables.Problems(results.Evidence!));
            return;
        }

        if (results.Kind == ResultsFile.Samplers)
        {
            Fill("machine", MachineTable.Of(results));
            Fill("goals", TuningTables.Goals(results.Tuner!));
            Fill("samplers", TuningTables.Functions(results.Tuner!));
            Fill("verdicts", TuningTables.Verdicts(results.Tuner!));
            Fill("time", TuningTables.Time(results.Tuner!));
            Fill("published", PublishedTuning.Table(results.Tuner!));
            return;
        }

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
            throw new IOException($"{_path} has no markers for '{section}': it needs '{begin.Trim()}' and '{end}' on lines of their own.");
        _text = _text[..(from + begin.Length)] + content + _text[to..];
    }
}
