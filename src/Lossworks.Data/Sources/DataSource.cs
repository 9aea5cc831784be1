using System.IO.Compression;

namespace Lossworks.Data;

/// <summary>Where a table comes from: a file, or a SQL query that DuckDB runs (over files, too: <c>SELECT * FROM 'a.parquet'</c>).</summary>
public sealed class DataSource
{
    private const int NameLength = 60;

    private DataSource(string name, string text, DataFormat format, bool compressed)
    {
        Name = name;
        Text = text;
        Format = format;
        IsCompressed = compressed;
    }

    /// <summary>The name that messages use: the path as it was given, or the beginning of the query.</summary>
    public string Name { get; }

    /// <summary>The full path, or the query.</summary>
    public string Text { get; }

    /// <summary>How the data is laid out; follows from the extension of the file.</summary>
    public DataFormat Format { get; }

    /// <summary>Whether the file is compressed with gzip (extension <c>.gz</c>).</summary>
    public bool IsCompressed { get; }

    /// <summary>Whether this is separated text with a header line: CSV, TSV or text whose separator is found by looking.</summary>
    public bool IsDelimited => Format is DataFormat.Csv or DataFormat.Tsv or DataFormat.Delimited;

    /// <summary>Reads what a user typed: SQL when it starts with SELECT, WITH or FROM and no file has that name, a path otherwise.</summary>
    /// <exception cref="DataException">No such file, a folder, an unreadable file, or an extension that is not known.</exception>
    public static DataSource Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return SqlText.Is(text) && !File.Exists(text) ? FromSql(text) : FromFile(text);
    }

    /// <summary>A query. It runs once, when the data is read.</summary>
    public static DataSource FromSql(string sql)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        return new DataSource(SqlText.Shorten(sql, NameLength), sql.Trim().TrimEnd(';'), DataFormat.Sql, compressed: false);
    }

    /// <summary>A file: .csv, .tsv, .txt, .jsonl, .ndjson, .json (each also with .gz), .parquet or .pq.</summary>
    /// <exception cref="DataException">No such file, a folder, an unreadable file, or an extension that is not known.</exception>
    public static DataSource FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Directory.Exists(path)) throw new DataException(path, "this is a folder. Name one file in it.");
        if (!File.Exists(path)) throw new DataException(path, "there is no such file. Check the path; a SQL query starts with SELECT, WITH or FROM.");
        bool compressed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        DataFormat format = FormatOf(path, compressed ? path[..^3] : path, compressed);
        RequireReadable(path);
        return new DataSource(path, Path.GetFullPath(path), format, compressed);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>The bytes of the file, decompressed.</summary>
    internal Stream Open()
    {
        var file = new FileStream(Text, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1 << 16, FileOptions.SequentialScan);
        return IsCompressed ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private static DataFormat FormatOf(string path, string uncompressed, bool compressed) => Path.GetExtension(uncompressed).ToLowerInvariant() switch
    {
        ".csv" => DataFormat.Csv,
        ".tsv" or ".tab" => DataFormat.Tsv,
        ".txt" => DataFormat.Delimited,
        ".parquet" or ".pq" when !compressed => DataFormat.Parquet,
        ".jsonl" or ".ndjson" => DataFormat.JsonLines,
        ".json" => DataFormat.Json,
        var other => throw new DataException(path, $"the extension \"{other}\" is not known. Use .csv, .tsv, .txt, .jsonl, .ndjson or .json"
            + " (each also with .gz), .parquet or .pq."),
    };

    private static void RequireReadable(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataException(path, $"the file cannot be opened: {error.Message}", inner: error);
        }
    }
}
