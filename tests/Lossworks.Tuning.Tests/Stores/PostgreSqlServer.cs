using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Lossworks.Tuning.Tests.Stores;

/// <summary>A server of the tests' own, on this machine alone, gone with the test. What has been committed is on the disk, as in earnest.</summary>
internal sealed class PostgreSqlServer : IDisposable
{
    private const string Password = "p@ss/w:rd%";

    // A server refuses to run as root; its package brings a user for it.
    private const string ServerUser = "postgres";

    private readonly TempFolder _folder = new();
    private readonly int _port = FreePort();
    private Process? _server;
    private int _databases;

    private PostgreSqlServer()
    {
    }

    /// <summary>Why there can be none; null where there can be one.</summary>
    internal static string? WhyNot => s_whyNot.Value;

    private static readonly Lazy<string?> s_whyNot = new(() =>
        Bin is null ? "PostgreSQL is not installed: neither on the path nor in /usr/lib/postgresql"
        : !Environment.IsPrivilegedProcess ? null
        : Programs.Find("setpriv") is null ? "the tests run as root, and there is no setpriv to start a server as somebody else"
        : Programs.Run("id", ServerUser).Code != 0 ? $"the tests run as root, and there is no user {ServerUser} to start a server as"
        : null);

    private static string? Bin { get; } = FindBin();

    private string Data => _folder.PathOf("data");

    /// <summary>Makes a server and starts it; skips the test where there can be none.</summary>
    internal static PostgreSqlServer Start()
    {
        Assert.SkipWhen(WhyNot is not null, WhyNot ?? "");
        PostgreSqlServer server = new();
        try
        {
            server.Initialize();
            server.Run();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>A new empty database.</summary>
    internal string NewDatabase()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"tuning {Interlocked.Increment(ref _databases)}");
        Execute("postgres", $"CREATE DATABASE \"{name}\"");
        return name;
    }

    internal string AddressOf(string database) => AddressWith(Password, database);

    internal string AddressWith(string password, string database) =>
        string.Create(CultureInfo.InvariantCulture, $"postgres://tester:{Uri.EscapeDataString(password)}@127.0.0.1:{_port}/{Uri.EscapeDataString(database)}");

    internal void Execute(string database, string sql)
    {
        using NpgsqlConnection connection = new(ConnectionTo(database));
        connection.Open();
        using NpgsqlCommand command = new(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Ends it as a power failure would.</summary>
    internal void Kill()
    {
        _server!.Kill();
        _server.WaitForExit();
    }

    /// <summary>Starts it (again), and waits until it answers.</summary>
    internal void Run()
    {
        Stopwatch watch = Stopwatch.StartNew();
        string port = _port.ToString(CultureInfo.InvariantCulture);
        while (true)
        {
            if (_server is null || _server.HasExited)
                _server = Begin("postgres", "-D", Data, "-p", port, "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=on");
            try
            {
                Execute("postgres", "SELECT 1");
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException && watch.Elapsed < TimeSpan.FromSeconds(60))
            {
                // Starting, or children of the one that was killed are still there.
                Thread.Sleep(100);
            }
        }
    }

    public void Dispose()
    {
        // SIGQUIT: its children end as well, and nothing is tidied up that is thrown away anyhow. The process is the server itself: what started it became it.
        if (_server is { HasExited: false })
            Programs.Run("kill", "-QUIT", _server.Id.ToString(CultureInfo.InvariantCulture));
        _server?.WaitForExit();
        _folder.Dispose();
    }

    private static string? FindBin()
    {
        IEnumerable<string> packages = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => double.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out double v) ? v : 0)
                .Select(d => Path.Combine(d, "bin"))
            : [];
        return Programs.Find("initdb", packages) is { } initdb ? Path.GetDirectoryName(initdb) : null;
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = "tester",
        Password = Password,
        Database = database,
        Pooling = false,
        Timeout = 5,
    }.ToString();

    private void Initialize()
    {
        string password = _folder.PathOf("password");
        File.WriteAllText(password, Password);
        if (Environment.IsPrivilegedProcess)
            Assert.Equal((0, ""), Programs.Run("chown", "-R", ServerUser, _folder.Root));
        using Process initdb = Begin("initdb", "-D", Data, "-U", "tester", "--pwfile", password, "--auth=scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync");
        initdb.WaitForExit();
        Assert.Equal(0, initdb.ExitCode);
    }

    private static Process Begin(string program, params string[] arguments)
    {
        string path = Path.Combine(Bin!, program);
        ProcessStartInfo start = Environment.IsPrivilegedProcess
            ? new("setpriv", [$"--reuid={ServerUser}", $"--regid={ServerUser}", "--clear-groups", path, .. arguments])
            : new(path, arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.WorkingDirectory) = (true, true, "/");
        Process process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
