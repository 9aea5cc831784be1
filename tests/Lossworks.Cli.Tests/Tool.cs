using System.Text;

namespace Lossworks.Cli.Tests;

/// <summary>The tool as a user has it: a process of its own, in a fresh folder that is gone when the test is.</summary>
internal sealed class Tool : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "loss.dll");

    private readonly string _folder = Directory.CreateTempSubdirectory("lossworks-cli-").FullName;

    /// <summary>The path of one of the sample files.</summary>
    internal static string Sample(string name) => Repository.Path("samples", "data", name + ".csv");

    internal string PathOf(string name) => Path.Combine(_folder, name);

    internal string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    internal string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return name;
    }

    internal string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>The lines of a CSV file without quotes, split at the commas, header included.</summary>
    internal string[][] Csv(string name) => [.. File.ReadLines(PathOf(name)).Select(l => l.Split(','))];

    internal bool Has(string name) => File.Exists(PathOf(name));

    /// <summary>The names of all files in the folder, in order.</summary>
    internal string[] Files => [.. Directory.EnumerateFileSystemEntries(_folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    internal Outcome Run(params ReadOnlySpan<string> arguments) => RunOn(null, arguments);

    internal Outcome RunOn(string? input, params ReadOnlySpan<string> arguments)
    {
        using Running run = new(_folder, input, "dotnet", [Program, .. arguments]);
        return run.End();
    }

    /// <summary>Runs a line as typed into a shell in which the tool is called loss.</summary>
    internal Outcome Shell(string line)
    {
        using Running run = new(_folder, null, "sh", ["-c", $"loss() {{ dotnet '{Program}' \"$@\"; }}; {line}"]);
        return run.End();
    }

    internal Running Start(params ReadOnlySpan<string> arguments) => new(_folder, null, "dotnet", [Program, .. arguments]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
