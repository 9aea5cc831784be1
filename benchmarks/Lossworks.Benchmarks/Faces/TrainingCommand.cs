using System.CommandLine;
using System.Globalization;
using Lossworks.Benchmarks.Cases;
using Lossworks.Benchmarks.Contenders;
using Lossworks.Benchmarks.Measuring;
using Lossworks.Benchmarks.Results;
using Lossworks.Benchmarks.Training;

namespace Lossworks.Benchmarks.Faces;

/// <summary><c>./bench training</c>: whole fits, beside scikit-learn and ML.NET.</summary>
internal static class TrainingCommand
{
    private const int UsualLimit = 120, QuickLimit = 20;

    private static readonly string[] s_peers = [PeerHost.ScikitLearn, PeerHost.MlNet];

    internal static Command Create()
    {
        Option<string[]> only = CommandLine.Only();
        Option<string> peers = CommandLine.Peers(s_peers);
        Option<int?> rounds = new("--rounds") { Description = "how many rounds; 3 by default" };
        Option<int?> limit = new("--limit") { Description = $"at most so many seconds for one fit; {UsualLimit} by default" };
        Option<bool> quick = new("--quick") { Description = "smaller data, and less patience" }, json = CommandLine.Json(), save = CommandLine.Save();
        Command command = new(
            "training",
            "Fits of linear models beside scikit-learn and ML.NET, until the same loss. Example: ./bench training --only logistic")
        {
            only, peers, rounds, limit, quick, json, save,
        };
        command.SetAction(parsed =>
        {
            Choice choice = new() { Only = parsed.GetValue(only) ?? [], Rounds = parsed.GetValue(rounds), Quick = parsed.GetValue(quick) };
            if (!CommandLine.TrySplit(parsed.GetValue(peers), "--peers", s_peers, out string[] names)
                || !CommandLine.AreKnown(choice.Only, "--only", TrainingBench.Names(choice.Quick)))
            {
                return CommandLine.Wrong;
            }

            TimeSpan patience = TimeSpan.FromSeconds(parsed.GetValue(limit) ?? (choice.Quick ? QuickLimit : UsualLimit));
            return Run(choice with { Peers = names }, patience, parsed.GetValue(json), parsed.GetValue(save));
        });
        return command;
    }

    private static int Run(Choice choice, TimeSpan limit, bool json, bool save)
    {
        using RemotePeers remote = new(p => s_peers.Contains(p) && choice.WantsPeer(p), CommandLine.Tell);
        List<Timing> timings = [];
        List<Reached> reached = [];
        TimingTable table = new(peerWidth: 48);
        foreach ((List<Timing> Timings, List<Reached> Reached) problem in new TrainingBench(choice, remote, limit, CommandLine.Tell).Run())
        {
            timings.AddRange(problem.Timings);
            reached.AddRange(problem.Reached);
            if (!json)
                Print(table, problem.Timings, problem.Reached);
        }

        if (json)
            Console.WriteLine(JsonArray.Of(timings));
        else
            TimingTable.PrintGoals(timings);
        if (save)
            CommandLine.Tell("written: " + Results(choice, limit, remote, timings, reached).Save());
        return CommandLine.Done;
    }

    private static void Print(TimingTable table, List<Timing> timings, List<Reached> reached)
    {
        foreach (Timing timing in timings)
            table.Print(timing);
        foreach (Reached one in reached)
            Console.WriteLine("  " + FitText.Of(one));
    }

    private static ResultsFile Results(Choice choice, TimeSpan limit, RemotePeers remote, List<Timing> timings, List<Reached> reached)
    {
        string command = $"./bench training{string.Concat(choice.Only.Select(o => $" --only \"{o}\""))}{(choice.Quick ? " --quick" : "")}"
            + (limit.TotalSeconds == UsualLimit ? "" : string.Create(CultureInfo.InvariantCulture, $" --limit {limit.TotalSeconds}")) + " --save";
        return new(ResultsFile.Fits, ResultsFile.Today, command, Machine.This(), remote.Versions, timings)
        {
            Reached = reached,
        };
    }
}
