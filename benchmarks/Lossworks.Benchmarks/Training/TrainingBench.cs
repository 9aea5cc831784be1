using Lossworks.Benchmarks.Cases;
using Lossworks.Benchmarks.Contenders;
using Lossworks.Benchmarks.Measuring;

namespace Lossworks.Benchmarks.Training;

/// <summary>All problems, data set by data set.</summary>
internal sealed class TrainingBench(Choice choice, RemotePeers remote, TimeSpan limit, Action<string> tell)
{
    private const int UsualRounds = 3;

    internal static IReadOnlyList<string> Names(bool quick) => [.. Sets(quick).SelectMany(s => s.Tasks.Select(t => $"{t} {s.Name}"))];

    internal IEnumerable<(List<Timing> Timings, List<Reached> Reached)> Run()
    {
        List<string> all = [.. Names(choice.Quick)];
        foreach ((string name, string[] tasks, Func<DataSet> make) in Sets(choice.Quick))
        {
            string[] wanted = [.. tasks.Where(t => choice.IsWanted($"{t} {name}", all))];
            if (wanted.Length == 0)
                continue;
            using DataFolder folder = new();
            DataSet data = make();
            data.WriteTo(folder.Path);
            foreach (string task in wanted)
                yield return Run(data, task, folder.Path);
            GC.Collect();
        }
    }

    private (List<Timing> Timings, List<Reached> Reached) Run(DataSet data, string task, string folder)
    {
        Entrant[] peers = [.. Entrant.Peers.Where(e => e.Task == task && remote.Versions.ContainsKey(e.Peer!))];
        FitProblem problem = new(data, task, task == Tasks.Huber ? ScaleOfPeer(data, peers, folder) : 1);
        tell($"fitting: {problem.Name}");
        return new Contest(problem, new(problem, folder, remote, limit), peers, choice.Rounds ?? (choice.Quick ? 1 : UsualRounds), tell).Run();
    }

    /// <summary>scikit-learn chooses the delta of its Huber loss itself, while it fits; without it, 1.</summary>
    private double ScaleOfPeer(DataSet data, Entrant[] peers, string folder)
    {
        try
        {
            return peers.Length == 0 ? 1 : new Fitting(new(data, Tasks.Huber), folder, remote, limit).Scale(peers[0]);
        }
        catch (PeerException e)
        {
            tell($"training huber {data.Name}: {peers[0].Label} gives no scale: {e.Message}");
            return 1;
        }
    }

    private static IEnumerable<(string Name, string[] Tasks, Func<DataSet> Make)> Sets(bool quick)
    {
        string[] made = [Tasks.Logistic, Tasks.Poisson, Tasks.Huber, Tasks.Pinball];
        foreach ((int rows, int columns) in quick ? [(20_000, 30)] : ((int, int)[])[(1_000_000, 30), (100_000, 300)])
            yield return ($"{rows} x {columns}", made, () => MadeData.Make(rows, columns, seed: 1));
        yield return ("ames", [Tasks.Poisson, Tasks.Huber, Tasks.Pinball], SampleData.Ames);
        yield return ("digits", [Tasks.Multinomial, Tasks.Logistic], SampleData.Digits);
    }
}
