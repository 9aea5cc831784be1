using System.Globalization;
using System.Text;
using Lossworks.Benchmarks.Faces;
using Lossworks.Benchmarks.Measuring;
using Lossworks.Benchmarks.Results;

namespace Lossworks.Benchmarks.Pages;

/// <summary>A table per loss: a line per size and number of threads, a column per peer.</summary>
internal static class KernelTables
{
    internal static string Of(ResultsFile results)
    {
        StringBuilder text = new();
        foreach (IGrouping<string, Timing> loss in results.Timings.GroupBy(Loss))
        {
            string[] peers = [.. loss.Select(t => t.Peer).Distinct()];
            text.Append($"\n### {loss.Key}\n\n`./bench --only \"{loss.Key}\"`\n\n");
            text.Append(Markdown.Table(
                ["", "threads", "ours", "G/s", .. peers],
                loss.GroupBy(t => (t.Name, t.Size, t.Threads)).Select(line => Row(loss.Key, [.. line], peers))));
        }

        return text.Append('\n').ToString();
    }

    /// <summary>Row losses of all widths stand in one table.</summary>
    private static string Loss(Timing x) => x.Name.IndexOf(" k=", StringComparison.Ordinal) is var at && at > 0 ? x.Name[..at] : x.Name;

    private static IEnumerable<string> Row(string loss, Timing[] line, string[] peers)
    {
        Timing x = line[0];
        yield return x.Name == loss ? Markdown.Size(x.Size) : $"{x.Name[(loss.Length + 1)..]}, {Markdown.Size(x.Size)}";
        yield return x.Threads.ToString(CultureInfo.InvariantCulture);
        yield return TimingTable.Time(x.OursNs);
        yield return Markdown.Digits(x.Size / x.OursNs);
        foreach (string peer in peers)
            yield return line.FirstOrDefault(t => t.Peer == peer) is { } timing ? Cell(timing) : "";
    }

    /// <summary>Bold where a goal is missed.</summary>
    internal static string Cell(Timing x) => Goal.Of(x) is { } goal && !goal.IsMetBy(x) ? $"**{Markdown.Ratio(x)}**" : Markdown.Ratio(x);
}
