using System.Diagnostics;

namespace Lossworks.Tuning.Tests.Stores;

/// <summary>What happens when the server goes away.</summary>
public sealed class PostgreSqlOutageTests
{
    [Fact]
    public void A_killed_server_loses_no_trial_that_had_ended_and_the_workers_go_on_by_themselves()
    {
        using PostgreSqlServer server = PostgreSqlServer.Start();
        WorkerTask task = new(server.AddressOf("postgres"), 60) { Sleep = 50 };
        Worker[] workers = [.. Enumerable.Range(0, 3).Select(_ => Worker.Start(task))];
        try
        {
            workers[0].WaitUntil(lines => lines.Count(l => l.StartsWith("finished", StringComparison.Ordinal)) > 4);
            server.Kill();
            int[] said = [.. workers.SelectMany(w => w.Finished)];
            // Long enough for every worker to notice.
            Thread.Sleep(500);
            Assert.All(workers, w => Assert.DoesNotContain(w.Lines, l => l.StartsWith("end", StringComparison.Ordinal)));
            server.Run();
            using (PostgreSqlStudyStore store = PostgreSqlStudyStore.Open(task.Store))
            {
                IReadOnlyList<Trial> then = WorkerTask.TrialsOf(store, task);
                Assert.All(said, number => Assert.Equal(TrialState.Complete, then[number].State));
            }

            Assert.All(workers, w => Assert.True(w.WaitForEnd() == 0 && w.Lines.Contains("end TrialLimit"), $"{w}"));
        }
        finally
        {
            foreach (Worker worker in workers)
                worker.Dispose();
        }

        using PostgreSqlStudyStore after = PostgreSqlStudyStore.Open(task.Store);
        Assert.Equal(task.Undisturbed(), WorkerTask.TrialsOf(after, task).Select(WorkerTask.Facts));

        // And when it does not come back, the call says so after its patience, and not who may come in.
        using PostgreSqlStudyStore impatient = PostgreSqlStudyStore.Open(task.Store, TimeSpan.FromSeconds(1));
        server.Kill();
        Stopwatch watch = Stopwatch.StartNew();
        StudyStoreException e = Assert.Throws<StudyStoreException>(() => impatient.Read("s", 0));
        Assert.InRange(watch.Elapsed.TotalSeconds, 1, 30);
        Assert.Contains($"{impatient.Location} did not answer for", e.Message);
        Assert.DoesNotContain("p@ss", e.ToString());
        Assert.Contains("did not answer", Assert.Throws<StudyStoreException>(() => PostgreSqlStudyStore.Open(task.Store, TimeSpan.FromSeconds(0.2))).Message);
    }
}
