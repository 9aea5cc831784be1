using System.CommandLine;
using System.Globalization;
using Lossworks.Benchmarks.Cases;
using Lossworks.Benchmarks.Contenders;
using Lossworks.Benchmarks.Measuring;
using Lossworks.Benchmarks.Results;

namespace Lossworks.Benchmarks.Faces;

/// <summary><c>./bench</c>: losses beside the limits and beside peers.</summary>
internal static class KernelCommand
{
    private const int UsualRounds = 15, QuickRounds = 5;

    private static IEnumerable<string> PeerNames => LocalPeers.All.Select(p => p.Name).Concat(RemotePeers.Names);

    internal static RootCommand Create()
    {
        Option<string[]> only = CommandLine.Only();
        Option<string> peers = CommandLine.Peers(PeerNames);
        Option<string> sizes = new("--sizes") { Description = "numbers of predictions, with commas between them, instead of 1 to 16 M" };
        Option<int?> rounds = new("--rounds") { Description = $"how many rounds at most, at least {Rounds.FewestRounds}; {UsualRounds} by default" };
        Option<bool> quick = new("--quick") { Description = "a part of it in about a minute" }, json = CommandLine.Json(), save = CommandLine.Save();
        RootCommand command = new("Losses, value and gradient in float, beside what the machine can do at best and beside what others would use.\n"
            + "Ratio is peer / ours: above 1 we are faster. Example: ./bench --only huber --peers triad,torchsharp")
        {
            only, peers, sizes, rounds, quick, json, save,
        };
        command.SetAction(parsed =>
        {
            if (!CommandLine.TrySplit(parsed.GetValue(peers), "--peers", PeerNames, out string[] names)
                || !TrySizes(parsed.GetValue(sizes), out int[]? numbers))
            {
                return CommandLine.Wrong;
            }

            Choice choice = new()
            {
                Only = parsed.GetValue(only) ?? [],
                Peers = names,
                Sizes = numbers,
                Rounds = parsed.GetValue(rounds),
                Quick = parsed.GetValue(quick),
            };
            return CommandLine.AreKnown(choice.Only, "--only", Suite.Of(choice with { Only = [] }).Select(c => c.Name).Distinct())
                ? Run(choice, parsed.GetValue(json), parsed.GetValue(save))
                : CommandLine.Wrong;
        });
        return command;
    }

    private static int Run(Choice choice, bool json, bool save)
    {
        using RemotePeers remote = new(choice.WantsPeer, CommandLine.Tell);
        Rounds rounds = choice.Quick
            ? new(choice.Rounds ?? QuickRounds, TimeSpan.FromMilliseconds(2), TimeSpan.FromSeconds(1))
            : new(choice.Rounds ?? UsualRounds, TimeSpan.FromMilliseconds(4), TimeSpan.FromSeconds(5));
        List<Timing> timings = [];
        TimingTable table = new();
        foreach (Timing timing in new KernelBench(choice, rounds, remote, CommandLine.Tell).Run())
        {
            timings.Add(timing);
            if (!json)
                table.Print(timing);
        }

        if (json)
            Console.WriteLine(JsonArray.Of(timings));
        else
            TimingTable.PrintGoals(timings);
        if (save)
            CommandLine.Tell("written: " + Results(choice, remote, timings).Save());
        return CommandLine.Done;
    }

    private static ResultsFile Results(Choice choice, RemotePeers remote, List<Timing> timings) =>
        new(ResultsFile.Kernels, ResultsFile.Today, CommandOf(choice), Machine.This(), remote.Versions, timings)
        {
            PeakFlops = new[] { 1, Environment.ProcessorCount }.Distinct().ToDictionary(t => t, Peak.Flops),
        };

    private static string CommandOf(Choice choice) => "./bench"
        + string.Concat(choice.Only.Select(o => $" --only \"{o}\""))
        + (choice.Peers.Length > 0 ? " --peers " + string.Join(',', choice.Peers) : "")
        + (choice.Sizes is { } sizes ? " --sizes " + string.Join(',', sizes) : "")
        + (choice.Rounds is { } rounds ? $" --rounds {rounds}" : "")
        + (choice.Quick ? " --quick" : "") + " --save";

    private static bool TrySizes(string? text, out int[]? sizes)
    {
        sizes = null;
        if (text is null)
            return true;
        List<int> numbers = [];
        foreach (string one in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out int size) || size < 1 || size > 1 << 28)
            {
                CommandLine.Tell($"error: --sizes: '{one}' is no whole number from 1 to {1 << 28}.");
                return false;
            }

            numbers.Add(size);
        }

        sizes = [.. numbers];
        return true;
    }
}
