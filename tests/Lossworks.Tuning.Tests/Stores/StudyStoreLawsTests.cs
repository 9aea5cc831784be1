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
    private string? _address;

    private protected override IStudyStore Make() => PostgreSqlStudyStore.Open(_address ??= server.NewDatabase());
}

/// <summary>Every second answer gets lost on its way, after what was asked for has been done.</summary>
public sealed class LostAnswersTests : StudyStoreLaws
{
    private readonly TempFolder _folder = new();

    private protected override IStudyStore Make() => new LossyStore(_folder.PathOf("studies.db"));

    private protected override void CleanUp() => _folder.Dispose();
}
