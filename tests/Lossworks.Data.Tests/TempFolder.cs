using System.IO.Compression;
using System.Text;

namespace Lossworks.Data.Tests;

/// <summary>A folder that is gone when the test is.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("lossworks-data-").FullName;

    public string PathOf(string name) => Path.Combine(_path, name);

    public DataSource Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public DataSource Write(string name, byte[] bytes)
    {
        string path = PathOf(name);
        if (name.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var zip = new GZipStream(File.Create(path), CompressionMode.Compress);
            zip.Write(bytes);
        }
        else
        {
            File.WriteAllBytes(path, bytes);
        }
        return DataSource.Parse(path);
    }

    public Table Read(string name, string text, ReadOptions? options = null) => Tables.Read(Write(name, text), options);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
