using System.Data;
using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Lossworks.Tuning;

/// <summary>PostgreSQL's own ways.</summary>
internal sealed class PostgreSqlDatabase(PostgreSqlAddress address, TimeSpan patience) : SqlDatabase(address.Location, patience)
{
    private static readonly TimeSpan s_firstPatience = TimeSpan.FromSeconds(30);

    // Of https://www.postgresql.org/docs/current/errcodes-appendix.html: what passes although the provider does not say so.
    private static readonly HashSet<string> s_passing =
    [
        PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown, PostgresErrorCodes.CannotConnectNow, PostgresErrorCodes.TooManyConnections,
        PostgresErrorCodes.DeadlockDetected, PostgresErrorCodes.SerializationFailure, PostgresErrorCodes.LockNotAvailable, PostgresErrorCodes.QueryCanceled,
    ];

    private readonly NpgsqlDataSource _source = SourceOf(address);

    internal override string Now => "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)";

    internal override string KeyType => "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";

    internal override string RealType => "DOUBLE PRECISION";

    internal override string CountOfStores => "SELECT COUNT(*) FROM pg_catalog.pg_class WHERE oid = to_regclass('lossworks_store')";

    // Two who make a table of one name at once get an error, even with IF NOT EXISTS. The number is ours, chosen once: "Lossworks" in a sense.
    internal override string LockTables => "SELECT pg_advisory_xact_lock(5507022318914560)";

    internal override (TimeSpan First, TimeSpan Most) Waits => (TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(2));

    /// <summary>Sees that the tables are those of today.</summary>
    internal void Prepare()
    {
        // Who mistypes an address should not wait for minutes; a server that is just starting is waited for.
        Patiently(
            () =>
            {
                using DbConnection connection = Connect();
                return true;
            }, s_firstPatience < Patience ? s_firstPatience : Patience);
        if (Read(SqlSchema.VersionOf) != SqlSchema.Latest)
            Write(SqlSchema.BringUpToDate);
    }

    internal override DbConnection Connect() => _source.OpenConnection();

    // The provider keeps it open for the next one.
    internal override void GiveBack(DbConnection connection) => connection.Dispose();

    internal override DbTransaction Begin(DbConnection connection) => connection.BeginTransaction(IsolationLevel.ReadCommitted);

    internal override bool IsOfDatabase(Exception e) =>
        e is DbException or IOException or TimeoutException or System.Net.Sockets.SocketException;

    internal override bool Passes(Exception e) => e switch
    {
        PostgresException error => error.IsTransient || s_passing.Contains(error.SqlState) || error.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException { IsTransient: true } or { InnerException: IOException or TimeoutException or System.Net.Sockets.SocketException } => true,
        _ => e is IOException or TimeoutException or System.Net.Sockets.SocketException,
    };

    internal override StudyStoreException Explain(Exception e) => new(
        (e as PostgresException)?.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                $"{Location} does not let this user in ({e.Message}): check the user and the password of the address.",
            PostgresErrorCodes.InvalidCatalogName => $"{Location} is not there ({e.Message}): make the database first, with createdb.",
            PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidSchemaName =>
                $"{Location} does not let this user make or change tables ({e.Message}): have the right granted, or take another database.",
            PostgresErrorCodes.DiskFull => $"the disk of {Location} is full: make room and go on. What had ended before is kept.",
            PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.DuplicateTable =>
                $"the tables of {Location} are not those of Lossworks ({e.Message}): take another database.",
            _ => $"{Location} cannot be used: {e.Message}",
        }, e);

    internal override StudyStoreException GiveUp(Exception e, TimeSpan spent) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Location} did not answer for {spent.TotalSeconds:0} s: see that the server runs and can be reached, and go on. What had ended before is kept. ({e.Message})"), e);

    internal override void Close() => _source.Dispose();

    private static NpgsqlDataSource SourceOf(PostgreSqlAddress address)
    {
        NpgsqlSlimDataSourceBuilder builder = new(address.Connection.ConnectionString);
        builder.EnableTransportSecurity();
        return builder.Build();
    }
}
