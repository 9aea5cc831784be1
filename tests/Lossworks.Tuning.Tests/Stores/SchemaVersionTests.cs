namespace Lossworks.Tuning.Tests.Stores;

/// <summary>Stores that an earlier version wrote. Files/version-1.* were written by version 1, with one study of eight trials and an empty one.</summary>
public sealed class SchemaVersionTests(PostgreSqlFixture fixture) : IDisposable
{
    private readonly TempFolder _folder = new();

    private static string Files { get; } = Path.Combine(AppContext.BaseDirectory, "Stores", "Files");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_of_version_1_opens_with_all_its_trials()
    {
        string file = _folder.PathOf("old.db");
        File.Copy(Path.Combine(Files, "version-1.db"), file);
        using SqliteStudyStore store = SqliteStudyStore.Open(file);
        HasAllTrials(store);
        using SqliteStudyStore again = SqliteStudyStore.Open(file);
        Assert.Equal(store.Read("first", 0).Trials, again.Read("first", 0).Trials);
    }

    [Fact]
    public void Sixteen_open_a_file_of_version_1_at_once()
    {
        string file = _folder.PathOf("old.db");
        File.Copy(Path.Combine(Files, "version-1.db"), file);
        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            using SqliteStudyStore store = SqliteStudyStore.Open(file);
            Assert.Equal(8, store.Read("first", 0).Trials.Count);
        });
    }

    [Fact]
    public void A_database_of_version_1_opens_with_all_its_trials()
    {
        string database = fixture.Server.NewDatabase();
        fixture.Server.Execute(database, File.ReadAllText(Path.Combine(Files, "version-1.sql")));
        using PostgreSqlStudyStore store = PostgreSqlStudyStore.Open(fixture.Server.AddressOf(database));
        HasAllTrials(store);
    }

    private static void HasAllTrials(IStudyStore store)
    {
        Assert.Equal(["first", "second"], store.List().Select(s => s.Name));
        Assert.Equal("rows of 2026, rmse", Study.SubjectOf(store.List()[0]));
        IReadOnlyList<StoredTrial> trials = store.Read("first", 0).Trials;
        Assert.Equal(
            [
                TrialState.Complete, TrialState.Complete, TrialState.Failed, TrialState.Pruned, TrialState.Failed, TrialState.Complete, TrialState.Running,
                TrialState.Waiting,
            ], trials.Select(t => t.State));
        Assert.Equal("""{"loss":"huber","delta":1.35,"depth":3}""", trials[0].Configuration);
        Assert.Equal("InvalidOperationException: no such depth: Tiefe ü 深さ", trials[2].Outcome!.Reason);
        Assert.Equal(1 / 6.0, trials[5].Outcome!.Value);
        Assert.Equal([new(0, 0.30000000000000004), new(1, -0.0), new(7, 1e-320)], trials[3].Outcome!.Steps);
        Assert.All(trials.Take(7), t => Assert.Equal(("host:1", 1, 2026), (t.Worker, t.Attempt, t.Started!.Value.Year)));
        Assert.All(trials.Take(6), t => Assert.Empty(t.Outcome!.Notes));
        // And goes on as one of today, with notes.
        Assert.Equal([6], store.Lapsed("first"));
        Assert.True(store.TryTake("first", 7, 0, new("me", TimeSpan.FromMinutes(1))));
        TrialOutcome outcome = new(TrialState.Complete, 1) { Notes = StudyStoreLaws.Notes(("who", "me")) };
        Assert.True(store.Finish("first", 7, 1, outcome));
        Assert.Equal(outcome, store.Read("first", 0).Trials[7].Outcome);
        Assert.True(store.TryAdd("first", 8, "{}", null));
        Assert.Equal("third", store.Open("third", "{}").Name);
    }
}
