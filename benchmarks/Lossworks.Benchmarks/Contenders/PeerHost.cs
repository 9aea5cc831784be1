using System.Diagnostics;

namespace Lossworks.Benchmarks.Contenders;

/// <summary>A process that some peers live in.</summary>
/// <param name="Peers">Their names.</param>
/// <param name="Start">Starts it.</param>
internal sealed record PeerHost(string[] Peers, Func<PeerProcess> Start)
{
    internal const string TorchSharp = "torchsharp", MlNet = "ml.net", PyTorch = "pytorch", ScikitLearn = "scikit-learn", Optuna = "optuna";

    private const string PeersProject = "Lossworks.Benchmarks.Peers";

    /// <summary>All of them: .NET packages too large for the solution, and Python.</summary>
    internal static IReadOnlyList<PeerHost> All { get; } =
    [
        new([TorchSharp, MlNet], StartPackages),
        new([PyTorch, ScikitLearn], () => StartPython("peers.py", PyTorch, ScikitLearn)),
    ];

    /// <summary>Optuna, by itself: several of its processes run side by side.</summary>
    /// <exception cref="PeerException">No Python has it.</exception>
    internal static PeerProcess StartOptuna()
    {
        PeerProcess process = StartPython("samplers.py", Optuna);
        if (process.Peers.ContainsKey(Optuna))
            return process;
        string reason = process.Missing.GetValueOrDefault(Optuna, "no Python has it");
        process.Dispose();
        throw new PeerException(reason);
    }

    /// <summary>The project is built here and not with the solution: it restores half a gigabyte.</summary>
    private static PeerProcess StartPackages()
    {
        string folder = Repository.Path("benchmarks", PeersProject);
        ProcessStartInfo start = new("dotnet", ["build", folder, "-c", "Release", "-v", "quiet", "-nologo", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process build = PeerProcess.Begin(start);
        Task<string> errors = build.StandardError.ReadToEndAsync();
        string[] said = build.StandardOutput.ReadToEnd().Split('\n');
        build.WaitForExit();
        errors.GetAwaiter().GetResult();
        if (build.ExitCode == 0)
            return PeerProcess.Start(Path.Combine(folder, "bin", "Release", "net10.0", PeersProject));
        string? error = said.FirstOrDefault(l => l.Contains("error", StringComparison.Ordinal));
        throw new PeerException("its packages cannot be restored and built: " + error?.Trim());
    }

    /// <summary>The first Python that has any of these peers: the one of the shell may be another than the one of the system.</summary>
    private static PeerProcess StartPython(string script, params string[] peers)
    {
        PeerException? failure = null;
        PeerProcess? last = null;
        foreach (string python in (string[])["python3", "/usr/bin/python3"])
        {
            try
            {
                PeerProcess process = PeerProcess.Start(python, "-B", Repository.Path("benchmarks", "peers", script));
                last?.Dispose();
                last = process;
                if (peers.Any(process.Peers.ContainsKey))
                    return process;
            }
            catch (PeerException e)
            {
                failure ??= e;
            }
        }

        return last ?? throw failure!;
    }
}
