using Apache.Arrow;
using Apache.Arrow.Ipc;
using DuckDB.NET.Data;

namespace Lossworks.Data;

/// <summary>An in-memory DuckDB that stays off the network and spills to the temporary folder.</summary>
internal sealed class DuckDb : IDisposable
{
    private readonly DuckDBConnection _connection;

    /// <param name="limits">What it may take; null: what it takes by itself, which is most of the machine.</param>
    public DuckDb(SpillOptions? limits = null)
    {
        _connection = new DuckDBConnection("Data Source=:memory:");
        _connection.Open();
        Run("SET autoinstall_known_extensions = false");
        Run("SET temp_directory = " + SqlText.Literal(Path.Combine(limits?.Folder ?? Path.GetTempPath(), "lossworks-duckdb")));
        // Else what was read stays in memory as far as there is any, and reading a file takes as much as its size.
        Run("SET enable_external_file_cache = false");
        // Rows must come in the order of the file, on any number of threads.
        Run("SET preserve_insertion_order = true");
        if (limits is null) return;
        Run($"SET memory_limit = '{limits.Memory}B'");
        // Each thread has buffers of its own, and one reads text as fast as it is understood here.
        Run("SET threads = 1");
    }

    public void Run(string sql, CancellationToken stop = default)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using CancellationTokenRegistration registration = stop.Register(command.Cancel);
        try
        {
            command.ExecuteNonQuery();
        }
        catch (DuckDBException) when (stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(stop);
        }
    }

    /// <summary>The names and types of a query's columns.</summary>
    public IReadOnlyList<(string Name, string Type)> Describe(string query)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = $"DESCRIBE {query}";
        using DuckDBDataReader reader = command.ExecuteReader();
        var columns = new List<(string, string)>();
        while (reader.Read()) columns.Add((reader.GetString(0), reader.GetString(1)));
        return columns;
    }

    /// <summary>The rows of a query as they come, in bounded memory. A batch is valid until the next is asked for.</summary>
    public IEnumerable<RecordBatch> Stream(string query, CancellationToken stop)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = query;
        command.UseStreamingMode = true;
        using IArrowArrayStream stream = command.ExecuteArrowStream();
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            using RecordBatch? batch = stream.ReadNextRecordBatchAsync(stop).AsTask().GetAwaiter().GetResult();
            if (batch is null) yield break;
            yield return batch;
        }
    }

    public void Dispose() => _connection.Dispose();
}
