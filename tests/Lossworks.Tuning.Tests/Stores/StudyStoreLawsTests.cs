namespace Lossworks.Tuning.Tests.Stores;

public sealed class MemoryStudyStoreTests : StudyStoreLaws
{
    private readonly MemoryStudyStore _store = new();

    private protected override IStudyStore Make() => _store;
}

public sealed class SqliteStudyStoreTests : StudyStoreLaws
{
    private readonly TempFolder _folder = new();

    private protected override IStudyStore Make() => SqliteStudyStore.Open(_folder.PathOf("studies.db"));

    private protected override void CleanUp() => _folder.Dispose();
}

public sealed class PostgreSqlStudyStoreTests(PostgreSqlFixture server) : StudyStoreLaws
{
    // Of this class, whose tests run one after another: a database of its own for each would take most of the time.
    private static string? s_database;
    private bool _isEmpty;

    private protected override IStudyStore Make()
    {
        s_database ??= server.Server.NewDatabase();
        if (!_isEmpty)
            server.Server.Execute(s_database, "DROP TABLE IF EXISTS lossworks_store, lossworks_studies, lossworks_trials");
        _isEmpty = true;
        return PostgreSqlStudyStore.Open(server.Server.AddressOf(s_database));
    }
}

/// <summary>Every second answer gets lost on its way, after what was asked for has been done.</summary>
public sealed class LostAnswersTests : StudyStoreLaws
{
    private readonly TempFolder _folder = new();

    private protected override IStudyStore Make() => new LossyStore(_folder.PathOf("studies.db"));

    private protected override void CleanUp() => _folder.Dispose();
}
