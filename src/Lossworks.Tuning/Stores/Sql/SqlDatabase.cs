using System.Data.Common;
using System.Diagnostics;

namespace Lossworks.Tuning;

/// <summary>What one kind of database says in its own way: how to connect, what passes by itself, what an error means, and some words of SQL.</summary>
internal abstract class SqlDatabase(string location, TimeSpan patience) : IDisposable
{
    private volatile bool _disposed;

    /// <summary>For people, without a password.</summary>
    internal string Location => location;

    /// <summary>For how long something that passes by itself is tried again.</summary>
    internal TimeSpan Patience => patience;

    /// <summary>The clock of the store in microseconds since 1970, as an expression.</summary>
    internal abstract string Now { get; }

    /// <summary>The type of a key that the database chooses.</summary>
    internal abstract string KeyType { get; }

    /// <summary>The type of a number that comes back to the bit.</summary>
    internal abstract string RealType { get; }

    /// <summary>A query for the number of tables called lossworks_store: 1 or 0.</summary>
    internal abstract string CountOfStores { get; }

    /// <summary>What keeps others from making the tables at the same time, inside a transaction; null where a transaction does.</summary>
    internal virtual string? LockTables => null;

    /// <summary>The value of @now, where <see cref="Now"/> is that.</summary>
    internal virtual long? Clock => null;

    /// <summary>How long to wait before the first repetition, and at most before a later one.</summary>
    internal abstract (TimeSpan First, TimeSpan Most) Waits { get; }

    /// <summary>Reads, in no transaction: each statement sees the store as it is at one moment.</summary>
    internal T Read<T>(Func<SqlSession, T> work) => Patiently(() => Connected(connection => work(new(this, connection, null))));

    /// <summary>Changes something: all of it or nothing. What returns false, or throws, is undone.</summary>
    internal bool Write(Func<SqlSession, bool> work) => Patiently(() => Exclusively(() => Connected(connection =>
    {
        using DbTransaction transaction = Begin(connection);
        if (!work(new(this, connection, transaction)))
            return false;
        transaction.Commit();
        return true;
    })));

    public void Dispose()
    {
        _disposed = true;
        Close();
    }

    /// <summary>Does something again for as long as it fails for a reason that passes by itself.</summary>
    /// <exception cref="StudyStoreException">It lasts, or it does not pass.</exception>
    internal T Patiently<T>(Func<T> work, TimeSpan? atMost = null)
    {
        TimeSpan most = atMost ?? patience;
        long start = Stopwatch.GetTimestamp();
        TimeSpan wait = Waits.First;
        while (true)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            try
            {
                return work();
            }
            catch (Exception e) when (IsOfDatabase(e))
            {
                if (!Passes(e))
                    throw Explain(e);
                TimeSpan spent = Stopwatch.GetElapsedTime(start);
                if (spent >= most)
                    throw GiveUp(e, spent);
            }

            // Not all at the same time: those who wait for the same thing must not meet again and again.
            Thread.Sleep(wait * (0.5 + Random.Shared.NextDouble()));
            wait = wait * 2 < Waits.Most ? wait * 2 : Waits.Most;
        }
    }

    /// <summary>An open connection, ready for use.</summary>
    internal abstract DbConnection Connect();

    /// <summary>Takes back a connection that is in order.</summary>
    internal abstract void GiveBack(DbConnection connection);

    /// <summary>Begins a transaction that changes something.</summary>
    internal abstract DbTransaction Begin(DbConnection connection);

    /// <summary>Does something while no other thread of this process does, where that saves waiting in the database.</summary>
    internal virtual T Exclusively<T>(Func<T> work) => work();

    /// <summary>Whether an exception is what the provider throws when the database fails, and no mistake of ours.</summary>
    internal virtual bool IsOfDatabase(Exception e) => e is DbException;

    /// <summary>Whether an error passes by itself: a lock, a lost connection.</summary>
    internal abstract bool Passes(Exception e);

    /// <summary>What an error that does not pass means, and what to do.</summary>
    internal abstract StudyStoreException Explain(Exception e);

    /// <summary>What it means that an error did not pass.</summary>
    internal abstract StudyStoreException GiveUp(Exception e, TimeSpan spent);

    /// <summary>Closes all connections.</summary>
    internal abstract void Close();

    private T Connected<T>(Func<DbConnection, T> work)
    {
        DbConnection connection = Connect();
        try
        {
            T result = work(connection);
            GiveBack(connection);
            return result;
        }
        catch
        {
            // It may be broken, or in the middle of something: a new one costs little.
            connection.Dispose();
            throw;
        }
    }
}
