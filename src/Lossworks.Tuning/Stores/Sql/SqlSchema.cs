using System.Globalization;

namespace Lossworks.Tuning;

/// <summary>The tables: how they came to be, version by version. A new store takes all steps, an older one those that it lacks.</summary>
internal static class SqlSchema
{
    // What each version adds to the one before. A step that was published once is never changed: stores out there have taken it.
    private static readonly Func<SqlDatabase, string[]>[] s_steps =
    [
        database =>
        [
            "CREATE TABLE lossworks_store (version BIGINT NOT NULL)",
            "INSERT INTO lossworks_store (version) VALUES (0)",
            $"CREATE TABLE lossworks_studies (id {database.KeyType}, name TEXT NOT NULL UNIQUE, definition TEXT NOT NULL, revision BIGINT NOT NULL)",
            $"""
            CREATE TABLE lossworks_trials (
                study BIGINT NOT NULL, number INTEGER NOT NULL, configuration TEXT NOT NULL, state TEXT NOT NULL, attempt INTEGER NOT NULL, worker TEXT,
                started BIGINT, finished BIGINT, lease_ends BIGINT, value {database.RealType}, reason TEXT, steps TEXT,
                revision BIGINT NOT NULL, operation BIGINT NOT NULL, PRIMARY KEY (study, number))
            """,
            "CREATE INDEX lossworks_trials_by_revision ON lossworks_trials (study, revision)",
        ],
        // What objectives note.
        _ => ["ALTER TABLE lossworks_trials ADD COLUMN notes TEXT"],
    ];

    /// <summary>The version that this code writes.</summary>
    internal static int Latest => s_steps.Length;

    /// <summary>The version of the tables; 0 where there are none.</summary>
    /// <exception cref="StudyStoreException">It is newer than this code.</exception>
    internal static int VersionOf(SqlSession session)
    {
        if (session.Number(session.Database.CountOfStores) == 0)
            return 0;
        long version = session.Number("SELECT version FROM lossworks_store") ?? 0;
        return version <= Latest ? (int)version : throw new StudyStoreException(string.Create(CultureInfo.InvariantCulture,
            $"{session.Database.Location} was written by a newer version of Lossworks: its tables have version {version}, and this one knows them up to {Latest}. Update Lossworks here."));
    }

    /// <summary>Takes the steps that are missing, inside a transaction that nobody else is in at the same time.</summary>
    internal static bool BringUpToDate(SqlSession session)
    {
        if (session.Database.LockTables is { } wait)
            session.Execute(wait);
        int version = VersionOf(session);
        foreach (string statement in s_steps.Skip(version).SelectMany(step => step(session.Database)))
            session.Execute(statement);
        session.Execute("UPDATE lossworks_store SET version = @version", ("version", Latest));
        return true;
    }
}
