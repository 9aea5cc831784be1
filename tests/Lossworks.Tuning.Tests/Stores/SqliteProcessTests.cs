namespace Lossworks.Tuning.Tests.Stores;

/// <summary>Processes that share a file.</summary>
public sealed class SqliteProcessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Thirty_two_processes_start_at_once_on_a_new_file_and_lose_nothing()
    {
        WorkerTask task = new(_folder.PathOf("new.db"), 64) { Batch = 32, Gate = _folder.PathOf("gate") };
        Worker[] workers = [.. Enumerable.Range(0, 32).Select(_ => Worker.Start(task))];
        try
        {
            foreach (Worker worker in workers)
                worker.WaitUntil(lines => lines.Contains("ready"));
            File.WriteAllText(task.Gate, "");
            Assert.All(workers, w => Assert.True(w.WaitForEnd() == 0 && w.Lines.Contains("end TrialLimit"), $"{w}"));
            Assert.Equal(Enumerable.Range(0, 64), workers.SelectMany(w => w.Finished).Order());
            Assert.All(workers, w => Assert.DoesNotContain(w.Lines, l => l.Contains("locked") || l.Contains("Exception")));
        }
        finally
        {
            foreach (Worker worker in workers)
                worker.Dispose();
        }

        IReadOnlyList<Trial> trials = Trials(task);
        Assert.Equal(task.Undisturbed(), trials.Select(WorkerTask.Facts));
        Assert.All(trials, t => Assert.Equal(1, t.Attempt));
        // Nobody has it open any more: what stood beside it is in it.
        Assert.False(File.Exists(task.Store + "-wal"));
    }

    [Fact]
    public void A_kill_in_the_middle_loses_no_trial_that_had_ended_and_the_others_go_on()
    {
        WorkerTask task = new(_folder.PathOf("killed.db"), 60) { Sleep = 200, Lease = 500, Gate = _folder.PathOf("gate") };
        Worker[] victims = [.. Enumerable.Range(0, 3).Select(_ => Worker.Start(task))];
        HashSet<int> said = [];
        try
        {
            foreach (Worker victim in victims)
                victim.WaitUntil(lines => lines.Contains("ready"));
            File.WriteAllText(task.Gate, "");
            foreach (Worker victim in victims)
            {
                victim.WaitUntil(lines => lines.Count(l => l.StartsWith("begun", StringComparison.Ordinal)) > 2);
                victim.Kill();
                said.UnionWith(victim.Finished);
                IReadOnlyList<Trial> then = Trials(task);
                Assert.All(said, number => Assert.Equal(TrialState.Complete, then[number].State));
            }
        }
        finally
        {
            foreach (Worker victim in victims)
                victim.Dispose();
        }

        using Worker heir = Worker.Start(task with { Sleep = 0 });
        Assert.True(heir.WaitForEnd() == 0 && heir.Lines.Contains("end TrialLimit"), $"{heir}");
        IReadOnlyList<Trial> trials = Trials(task);
        Assert.Equal(task.Undisturbed(), trials.Select(WorkerTask.Facts));
        Assert.NotEmpty(said);
        Assert.All(said, number => Assert.DoesNotContain(number, heir.Finished));
        // What the killed were at was taken up by the other.
        Assert.Contains(trials, t => t.Attempt > 1);
    }

    private static IReadOnlyList<Trial> Trials(WorkerTask task)
    {
        using SqliteStudyStore store = SqliteStudyStore.Open(task.Store);
        return WorkerTask.TrialsOf(store, task);
    }
}
