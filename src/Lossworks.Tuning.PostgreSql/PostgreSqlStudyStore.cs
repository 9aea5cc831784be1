namespace Lossworks.Tuning;

/// <summary>Studies in a PostgreSQL database that any number of machines share.</summary>
/// <remarks>
/// Leases run by the clock of the server. When the server goes away, calls wait for it and go on where they were; a call whose answer got lost is not done
/// twice. The tables, <c>lossworks_store</c>, <c>lossworks_studies</c> and <c>lossworks_trials</c>, are made in the first schema of the user's search path.
/// </remarks>
public sealed class PostgreSqlStudyStore : SqlStudyStore
{
    /// <summary>For how long the server may be away before a call gives up.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromMinutes(2);

    private PostgreSqlStudyStore(PostgreSqlDatabase database)
        : base(database)
    {
    }

    /// <summary>Opens a database, and makes the tables if they are not there; those of an older version are brought up to date.</summary>
    /// <param name="address">
    /// <c>postgres://user:password@host:port/database</c>, or <c>postgresql://</c>; what stands in no URL as %XX. Behind a question mark may follow
    /// <c>sslmode=disable|allow|prefer|require|verify-ca|verify-full</c>, <c>host=</c> for a folder with a socket, and <c>connect_timeout=</c> in seconds. A
    /// password that is not given is taken from the variable PGPASSWORD or from the file that PGPASSFILE names.
    /// </param>
    /// <param name="patience">For how long the server may be away before a call gives up; by default <see cref="DefaultPatience"/>. Opening waits thirty seconds at most.</param>
    /// <exception cref="StudyStoreException">The address makes no sense, or the database cannot be used. No message shows the password.</exception>
    public static PostgreSqlStudyStore Open(string address, TimeSpan? patience = null)
    {
        PostgreSqlDatabase database = new(PostgreSqlAddress.Parse(address), patience ?? DefaultPatience);
        try
        {
            database.Prepare();
            return new(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
