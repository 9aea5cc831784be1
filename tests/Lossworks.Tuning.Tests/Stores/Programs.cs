using System.Diagnostics;

namespace Lossworks.Tuning.Tests.Stores;

/// <summary>Programs of the machine.</summary>
internal static class Programs
{
    /// <summary>Where a program is on the path, or in one of these folders; null where it is not.</summary>
    internal static string? Find(string name, params IEnumerable<string> folders) =>
        folders.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)).Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end.</summary>
    internal static (int Code, string Output) Run(string program, params IEnumerable<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
