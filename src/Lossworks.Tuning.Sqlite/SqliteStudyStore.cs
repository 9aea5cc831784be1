namespace Lossworks.Tuning;

/// <summary>Studies in a file that any number of processes of one machine share.</summary>
/// <remarks>
/// What a call has done is on the disk when it returns: it survives a kill and a power failure. Two files stand beside it while it is in use, and belong to it:
/// <c>-wal</c> and <c>-shm</c>. The processes share memory, so the file must not lie on a network file system (NFS, SMB) where several machines use it: take a
/// database server for that.
/// </remarks>
public sealed class SqliteStudyStore : SqlStudyStore
{
    /// <summary>For how long others may hold the file before a call gives up.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromMinutes(2);

    private SqliteStudyStore(SqliteDatabase database)
        : base(database)
    {
    }

    /// <summary>Opens a file, and makes it if it is not there; one of an older version is brought up to date.</summary>
    /// <param name="file">Its path. Its folder must be there.</param>
    /// <param name="patience">For how long others may hold the file before a call gives up; by default <see cref="DefaultPatience"/>.</param>
    /// <param name="clock">By which leases run out; that of the machine by default.</param>
    /// <exception cref="StudyStoreException">
    /// The file cannot be used: it is something else, damaged, of a newer version, or cannot be written. The message says what to do; the file is as it was.
    /// </exception>
    public static SqliteStudyStore Open(string file, TimeSpan? patience = null, TimeProvider? clock = null)
    {
        SqliteDatabase database = new(file, patience ?? DefaultPatience, clock ?? TimeProvider.System);
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
