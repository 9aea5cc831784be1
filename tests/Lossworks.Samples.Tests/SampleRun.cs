using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Lossworks.Samples.Tests;

/// <summary>A sample run as a reader runs it: <c>dotnet run samples/NAME.cs</c>.</summary>
internal sealed record SampleRun(int ExitCode, string Output, string Errors)
{
    // The first run builds the projects that the sample uses.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);

    internal static string Root { get; } = RootOf();

    internal static Task<SampleRun> Of(string name) => Run("dotnet", "run", Path.Combine("samples", name + ".cs"));

    internal static async Task<SampleRun> Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Limit);
        Task<string> output = process.StandardOutput.ReadToEndAsync(late.Token), errors = process.StandardError.ReadToEndAsync(late.Token);
        try
        {
            await process.WaitForExitAsync(late.Token);
            return new(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string RootOf([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
