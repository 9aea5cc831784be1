using System.Globalization;
using Lossworks.Benchmarks.Measuring;
using Lossworks.Benchmarks.Results;

namespace Lossworks.Benchmarks.Faces;

/// <summary>Timings for people: one block per loss, goals beside the ratios.</summary>
/// <param name="peerWidth">How wide the names of peers are.</param>
internal sealed class TimingTable(int peerWidth = 18)
{
    private string _name = "";

    internal void Print(Timing x)
    {
        if (x.Name != _name)
        {
            Console.WriteLine($"\n{x.Name}");
            Line("size", "threads", "ours", "G/s", "peer", "peer's", "ratio", "spread", "goal");
            _name = x.Name;
        }

        string rate = Text($"{x.Size / x.OursNs:G3}"), ratio = Text($"{x.Ratio:F2}"), spread = Text($"{x.Spread:F2}");
        Line(Text($"{x.Size:N0}"), Text($"{x.Threads}"), Time(x.OursNs), rate, x.Peer, Time(x.PeerNs), ratio, spread, GoalOf(x));
    }

    internal static void PrintGoals(IReadOnlyList<Timing> timings)
    {
        List<Timing> withGoal = [.. timings.Where(t => Goal.Of(t) is not null)];
        int met = withGoal.Count(t => Goal.Of(t)!.IsMetBy(t));
        Console.WriteLine($"\n{met} of {withGoal.Count} goals are met. Ratio is peer / ours: above 1 we are faster.");
    }

    /// <summary>A time in the unit that suits it.</summary>
    internal static string Time(double ns)
    {
        (double size, string unit) = ns switch { < 1e3 => (1, "ns"), < 1e6 => (1e3, "µs"), < 1e9 => (1e6, "ms"), _ => (1e9, "s") };
        return Text($"{ns / size:F1} {unit}");
    }

    private void Line(string size, string threads, string ours, string rate, string peer, string peers, string ratio, string spread, string goal) =>
        Console.WriteLine($"  {size,10} {threads,7} {ours,10} {rate,7}  {peer.PadRight(peerWidth)} {peers,10} {ratio,9} ± {spread,-7} {goal}".TrimEnd());

    private static string GoalOf(Timing x) => Goal.Of(x) is { } goal ? Text($"{(goal.IsMetBy(x) ? "met" : "MISSED")}, {goal.AtLeast:F2}: {goal.Reason}") : "";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
