using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Lossworks.Tuning;

/// <summary>SQLite's own ways. See https://sqlite.org/wal.html and https://sqlite.org/rescode.html.</summary>
internal sealed class SqliteDatabase : SqlDatabase
{
    // In the header of every file that is ours: "Loss".
    private const int ApplicationId = 0x4C6F7373;

    // How long SQLite itself waits for a lock, in milliseconds. It is asked again until the patience is over.
    private const int LockWait = 1000;

    private readonly string _connection, _file;
    private readonly TimeProvider _clock;
    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private readonly Lock _writing = new();

    internal SqliteDatabase(string file, TimeSpan patience, TimeProvider clock)
        : base(file, patience)
    {
        (_file, _clock) = (Path.GetFullPath(file), clock);
        // Our own pool: theirs would share connections between stores, and keep the file open after the store is disposed of.
        _connection = new SqliteConnectionStringBuilder { DataSource = _file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 }.ToString();
    }

    internal override string Now => "@now";

    internal override long? Clock => (_clock.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    internal override string KeyType => "INTEGER PRIMARY KEY";

    // A column of the type REAL turns -0.0 into the integer 0 on its way to the disk; one without a type keeps what it is given.
    internal override string RealType => "";

    internal override string CountOfStores => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'lossworks_store'";

    internal override (TimeSpan First, TimeSpan Most) Waits => (TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(50));

    /// <summary>Sees that the file is ours, or makes it, and that its tables are those of today.</summary>
    internal void Prepare()
    {
        if (Directory.Exists(_file))
            throw new StudyStoreException($"{Location} is a folder: name a file in it.");
        if (Path.GetDirectoryName(_file) is { } folder && !Directory.Exists(folder))
            throw new StudyStoreException($"{Location} cannot be made: the folder {folder} is not there. Make it, or name another file.");
        Patiently(() =>
        {
            using SqliteConnection connection = Begin(SqliteOpenMode.ReadWriteCreate);
            if (!IsNew(connection))
                RequireSound(connection);
            if (Ask<string>(connection, "PRAGMA journal_mode") != "wal")
                Run(connection, "PRAGMA journal_mode = WAL");
            return true;
        });
        if (Read(SqlSchema.VersionOf) == SqlSchema.Latest)
            return;
        Write(session =>
        {
            session.Execute(FormattableString.Invariant($"PRAGMA application_id = {ApplicationId}"));
            return SqlSchema.BringUpToDate(session);
        });
    }

    internal override DbConnection Connect() => _idle.TryTake(out SqliteConnection? idle) ? idle : Begin(SqliteOpenMode.ReadWrite);

    internal override void GiveBack(DbConnection connection) => _idle.Add((SqliteConnection)connection);

    // BEGIN IMMEDIATE: the lock for writing is asked for at once, where one can wait for it. A lock for reading cannot be exchanged for one.
    internal override DbTransaction Begin(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

    internal override T Exclusively<T>(Func<T> work)
    {
        lock (_writing)
            return work();
    }

    internal override bool Passes(Exception e) =>
        e is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED or SQLitePCL.raw.SQLITE_PROTOCOL };

    internal override StudyStoreException Explain(Exception e) => new(
        e is not SqliteException error ? $"{Location} cannot be used: {e.Message}" : error.SqliteErrorCode switch
        {
            SQLitePCL.raw.SQLITE_NOTADB => NotOurs,
            SQLitePCL.raw.SQLITE_CORRUPT => Damaged(error.Message),
            SQLitePCL.raw.SQLITE_FULL => $"the disk with {Location} is full: make room and go on. What had ended before is kept.",
            SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_PERM =>
                $"{Location} cannot be written ({error.Message}): give this user the right to write to the file and its folder, or name another file.",
            SQLitePCL.raw.SQLITE_IOERR => $"{Location} cannot be read or written ({error.Message}): the disk fails, is full, or a limit on the size of files is reached.",
            _ => $"{Location} cannot be used: {error.Message}",
        }, e);

    internal override StudyStoreException GiveUp(Exception e, TimeSpan spent) => new(
        string.Create(CultureInfo.InvariantCulture, $"{Location} was held by another process for {spent.TotalSeconds:0.#} s: end what holds it, or wait longer. ({e.Message})"), e);

    internal override void Close()
    {
        while (_idle.TryTake(out SqliteConnection? connection))
            connection.Dispose();
    }

    private string NotOurs => $"{Location} is something else than studies of Lossworks: it was left as it is. Name another file.";

    private string Damaged(string how) =>
        $"{Location} is damaged ({how}): it was left as it is. Go back to a copy, or save what is left into a new file with: sqlite3 {Location} .recover";

    private SqliteConnection Begin(SqliteOpenMode mode)
    {
        string text = mode == SqliteOpenMode.ReadWrite ? _connection : new SqliteConnectionStringBuilder(_connection) { Mode = mode }.ToString();
        SqliteConnection connection = new(text);
        try
        {
            connection.Open();
            // FULL: a commit is on the disk when it returns, also in a power failure.
            Run(connection, FormattableString.Invariant($"PRAGMA busy_timeout = {LockWait}; PRAGMA synchronous = FULL"));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Whether nobody has put anything into the file yet.</summary>
    private bool IsNew(SqliteConnection connection)
    {
        // One statement, so one moment: another process may be making the tables now.
        (long id, long tables) = Both(connection, "SELECT application_id, (SELECT COUNT(*) FROM sqlite_master) FROM pragma_application_id");
        return id == ApplicationId || (id == 0 && tables == 0) ? tables == 0 : throw new StudyStoreException(NotOurs);
    }

    private void RequireSound(SqliteConnection connection)
    {
        if (Ask<string>(connection, "PRAGMA quick_check(1)") is { } found and not "ok")
            throw new StudyStoreException(Damaged(found.ReplaceLineEndings(" ")));
    }

    private static (long, long) Both(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader row = command.ExecuteReader();
        row.Read();
        return (row.GetInt64(0), row.GetInt64(1));
    }

    private static T? Ask<T>(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (T?)command.ExecuteScalar();
    }

    private static void Run(SqliteConnection connection, string sql) => Ask<object>(connection, sql);
}
