using System.Text;
using Lossworks.Benchmarks.Faces;
using Lossworks.Benchmarks.Measuring;
using Lossworks.Benchmarks.Results;
using Lossworks.Benchmarks.Training;

namespace Lossworks.Benchmarks.Pages;

/// <summary>A table per problem: everybody, and what they reached.</summary>
internal static class TrainingTables
{
    internal static string Of(ResultsFile results)
    {
        StringBuilder text = new(MachineTable.Of(results));
        foreach (IGrouping<string, Reached> problem in results.Reached!.GroupBy(r => r.Problem))
        {
            string name = problem.Key[(problem.Key.IndexOf(' ', StringComparison.Ordinal) + 1)..];
            text.Append($"\n### {name}\n\n`./bench training --only \"{name}\"`\n\n");
            text.Append(Markdown.Table(
                ["", "time", "times ours", "reached"],
                problem.Select(r => Row(r, [.. results.Timings.Where(t => t.Name == problem.Key)]))));
        }

        return text.Append('\n').ToString();
    }

    private static string[] Row(Reached x, Timing[] timings)
    {
        Timing? timing = timings.FirstOrDefault(t => t.Peer == x.Entrant);
        double? ns = timing?.PeerNs ?? (x.Entrant == Entrant.OursLabel && timings.Length > 0 ? timings[0].OursNs : x.Seconds * 1e9);
        return [x.Entrant, ns is { } time ? TimingTable.Time(time) : "", timing is null ? "" : KernelTables.Cell(timing), FitText.Outcome(x)];
    }
}
