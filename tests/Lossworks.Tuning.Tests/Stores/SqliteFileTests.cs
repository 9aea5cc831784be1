using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Lossworks.Tuning.Tests.Stores;

/// <summary>Files that cannot be used, and files that others use.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private static readonly Claim s_claim = new("me", TimeSpan.FromMinutes(1));

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        StudyStoreException e = Assert.Throws<StudyStoreException>(() => SqliteStudyStore.Open(_folder.PathOf("no/such/studies.db")));
        Assert.Contains($"the folder {_folder.PathOf("no/such")} is not there. Make it", e.Message);
        Assert.Contains("is a folder", Assert.Throws<StudyStoreException>(() => SqliteStudyStore.Open(_folder.Root)).Message);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Root));
    }

    [Theory]
    [InlineData("delta;depth\n1.5;3\n")]
    [InlineData("SQLite format 3")]
    public void Another_kind_of_file_is_left_as_it_is(string text)
    {
        string file = _folder.PathOf("data.csv");
        File.WriteAllText(file, string.Concat(Enumerable.Repeat(text, 1000)));
        Refused(file, "is something else than studies of Lossworks");
    }

    [Fact]
    public void A_database_of_somebody_else_is_left_as_it_is()
    {
        string file = _folder.PathOf("theirs.db");
        Sql(file, "CREATE TABLE people (name TEXT)");
        Refused(file, "is something else than studies of Lossworks");
        string marked = _folder.PathOf("marked.db");
        Sql(marked, "PRAGMA application_id = 42");
        Refused(marked, "is something else than studies of Lossworks");
    }

    [Fact]
    public void A_newer_version_is_left_as_it_is()
    {
        string file = Made(3);
        Sql(file, "UPDATE lossworks_store SET version = 99");
        Refused(file, "its tables have version 99, and this one knows them up to 2. Update Lossworks here");
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(1.0, 4096)]
    public void A_damaged_file_is_left_as_it_is(double kept, int overwritten)
    {
        string file = Made(200);
        byte[] bytes = File.ReadAllBytes(file);
        Array.Resize(ref bytes, (int)(bytes.Length * kept));
        // Pages in the middle, behind the one that names the tables.
        bytes.AsSpan(bytes.Length / 2, overwritten).Fill(0xA5);
        File.WriteAllBytes(file, bytes);
        Refused(file, "is damaged");
    }

    [Fact]
    public void A_file_and_a_folder_that_cannot_be_written_are_named()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("rights on Windows are set otherwise");
        string file = Made(3);
        Assert.Equal((0, ""), Programs.Run("chmod", "444", file));
        Assert.Equal((0, ""), Programs.Run("chmod", "555", _folder.Root));
        try
        {
            byte[] before = File.ReadAllBytes(file);
            foreach (string path in (string[])[file, _folder.PathOf("new.db")])
            {
                using Worker worker = AsNobody(new(path, 5));
                Assert.Equal(1, worker.WaitForEnd());
                Assert.Contains(worker.Lines, l => l.StartsWith($"StudyStoreException: {path} cannot be written", StringComparison.Ordinal));
            }

            Assert.Equal(before, File.ReadAllBytes(file));
        }
        finally
        {
            Programs.Run("chmod", "755", _folder.Root);
        }
    }

    [Fact]
    public void A_full_disk_is_named_and_what_had_ended_is_kept()
    {
        Assert.SkipWhen(Programs.Find("unshare") is null, "there is no unshare to make a small disk with");
        string disk = _folder.PathOf("disk"), kept = _folder.PathOf("kept.db");
        Directory.CreateDirectory(disk);
        // A disk that only this process sees, and a copy of what is on it in the end.
        string script = $"mount -t tmpfs -o size=256k none {disk} || exit 77; \"$@\"; code=$?; cp {disk}/* {_folder.Root}; exit $code";
        WorkerTask task = new(Path.Combine(disk, "kept.db"), 100_000);
        using Worker worker = Worker.StartBy("unshare", ["-U", "-r", "-m", "sh", "-c", script, "sh"], task);
        int code = worker.WaitForEnd();
        Assert.SkipWhen(code == 77 || worker.Lines.Any(l => l.StartsWith("unshare:", StringComparison.Ordinal)), "this user may not make a small disk");
        Assert.Equal(1, code);
        Assert.Contains(worker.Lines, l => l.StartsWith($"StudyStoreException: the disk with {task.Store} is full: make room and go on", StringComparison.Ordinal));
        using SqliteStudyStore store = SqliteStudyStore.Open(kept);
        IReadOnlyList<Trial> trials = WorkerTask.TrialsOf(store, task);
        Assert.NotEmpty(worker.Finished);
        Assert.All(worker.Finished, number => Assert.Equal(TrialState.Complete, trials[number].State));
    }

    [Fact]
    public void Readers_do_not_wait_for_a_writer_and_writers_say_who_holds_the_file()
    {
        string file = Made(3);
        using SqliteStudyStore store = SqliteStudyStore.Open(file, patience: TimeSpan.FromSeconds(0.3));
        using SqliteConnection holder = Connect(file);
        using SqliteTransaction transaction = holder.BeginTransaction(deferred: false);
        Assert.Equal(3, store.Read("s", 0).Trials.Count);
        Assert.Single(store.List());
        Assert.Empty(store.Lapsed("s"));
        using (SqliteStudyStore late = SqliteStudyStore.Open(file, patience: TimeSpan.FromSeconds(0.3)))
            Assert.Equal("{}", late.Open("s", "").Definition);
        Stopwatch watch = Stopwatch.StartNew();
        StudyStoreException e = Assert.Throws<StudyStoreException>(() => store.TryAdd("s", 3, "{}", s_claim));
        Assert.Contains($"{file} was held by another process for", e.Message);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.3, 20);
        transaction.Rollback();
        Assert.True(store.TryAdd("s", 3, "{}", s_claim));
    }

    [Fact]
    public void What_is_committed_is_on_the_disk()
    {
        // The settings that make it so: synchronous is that of a connection, 2 is FULL.
        using SqliteDatabase database = new(Made(3), TimeSpan.FromMinutes(1), TimeProvider.System);
        Assert.Equal(2, database.Read(session => session.Number("PRAGMA synchronous")));
        Assert.Equal("wal", database.Read(session => session.Query("PRAGMA journal_mode", row => row.GetString(0)))[0]);
    }

    private static Worker AsNobody(WorkerTask task)
    {
        if (!Environment.IsPrivilegedProcess)
            return Worker.Start(task);
        Assert.SkipWhen(Programs.Find("setpriv") is null, "the tests run as root, who may write everywhere, and there is no setpriv to be somebody else");
        return Worker.StartBy("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups"], task);
    }

    private static void Refused(string file, string says)
    {
        byte[] before = File.ReadAllBytes(file);
        StudyStoreException e = Assert.Throws<StudyStoreException>(() => SqliteStudyStore.Open(file));
        Assert.Contains(says, e.Message);
        Assert.Contains(file, e.Message);
        Assert.Equal(before, File.ReadAllBytes(file));
    }

    private static SqliteConnection Connect(string file)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void Sql(string file, string sql)
    {
        using SqliteConnection connection = Connect(file);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private string Made(int trials)
    {
        string file = _folder.PathOf("studies.db");
        using SqliteStudyStore store = SqliteStudyStore.Open(file);
        store.Open("s", "{}");
        for (int i = 0; i < trials; i++)
            Assert.True(store.TryAdd("s", i, new string('x', 100), s_claim));
        return file;
    }
}
