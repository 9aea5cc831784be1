using System.Data.Common;

namespace Lossworks.Tuning.Tests.Stores;

/// <summary>A store behind a bad line: what is asked for is done, and every second answer gets lost.</summary>
internal sealed class LossyStore(string file) : SqlStudyStore(new LossyDatabase(Prepared(file)))
{
    private static SqliteDatabase Prepared(string file)
    {
        SqliteDatabase database = new(file, TimeSpan.FromMinutes(5), TimeProvider.System);
        database.Prepare();
        return database;
    }

    private sealed class LossyDatabase(SqlDatabase inner) : SqlDatabase(inner.Location, inner.Patience)
    {
        private int _calls;

        internal override string Now => inner.Now;

        internal override long? Clock => inner.Clock;

        internal override string KeyType => inner.KeyType;

        internal override string RealType => inner.RealType;

        internal override string CountOfStores => inner.CountOfStores;

        internal override (TimeSpan First, TimeSpan Most) Waits => (TimeSpan.FromMilliseconds(0.1), TimeSpan.FromMilliseconds(1));

        internal override DbConnection Connect() => inner.Connect();

        internal override DbTransaction Begin(DbConnection connection) => inner.Begin(connection);

        internal override void GiveBack(DbConnection connection)
        {
            if (Interlocked.Increment(ref _calls) % 2 == 0)
                throw new TimeoutException("the line is dead");
            inner.GiveBack(connection);
        }

        internal override bool IsOfDatabase(Exception e) => e is TimeoutException || inner.IsOfDatabase(e);

        internal override bool Passes(Exception e) => e is TimeoutException || inner.Passes(e);

        internal override StudyStoreException Explain(Exception e) => inner.Explain(e);

        internal override StudyStoreException GiveUp(Exception e, TimeSpan spent) => inner.GiveUp(e, spent);

        internal override void Close() => inner.Dispose();
    }
}
