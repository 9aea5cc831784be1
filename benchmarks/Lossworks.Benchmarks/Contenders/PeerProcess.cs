using System.Diagnostics;
using System.Text.Json;

namespace Lossworks.Benchmarks.Contenders;

/// <summary>Peers in a process of their own, which answers one line for every line it is asked (<see cref="Question"/>): so rounds interleave.</summary>
internal sealed class PeerProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private volatile string _lastError = "";

    private PeerProcess(Process process) => _process = process;

    /// <summary>Which peers it has, with their versions.</summary>
    internal IReadOnlyDictionary<string, string> Peers { get; private set; } = new Dictionary<string, string>();

    /// <summary>Which it has not, and why.</summary>
    internal IReadOnlyDictionary<string, string> Missing { get; private set; } = new Dictionary<string, string>();

    /// <summary>Starts it and waits for its first line.</summary>
    /// <exception cref="PeerException">It does not start.</exception>
    internal static PeerProcess Start(string program, params ReadOnlySpan<string> arguments)
    {
        ProcessStartInfo start = new(program, [.. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        Process process = Begin(start);
        PeerProcess peers = new(process);
        process.ErrorDataReceived += (_, line) => peers._lastError = string.IsNullOrWhiteSpace(line.Data) ? peers._lastError : line.Data.Trim();
        process.BeginErrorReadLine();
        Answer first = peers.Read(s_patience);
        (peers.Peers, peers.Missing) = (first.Peers ?? [], first.Missing ?? []);
        return peers;
    }

    /// <summary>Starts a program.</summary>
    /// <exception cref="PeerException">There is none.</exception>
    internal static Process Begin(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new PeerException($"{start.FileName} does not start: {e.Message}", e);
        }
    }

    /// <summary>Asks, and waits for the answer.</summary>
    /// <exception cref="PeerException">It went wrong, or took longer than that.</exception>
    internal Answer Ask(Question question, TimeSpan? patience = null)
    {
        try
        {
            _process.StandardInput.WriteLine(JsonSerializer.Serialize(question, Question.Format));
            _process.StandardInput.Flush();
        }
        catch (IOException e)
        {
            throw Ended(e);
        }

        Answer answer = Read(patience ?? s_patience);
        return answer.Failed is { } failure ? throw new PeerException(failure) : answer;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    /// <summary>Its last words say why.</summary>
    private PeerException Ended(Exception? inner = null)
    {
        _process.WaitForExit(TimeSpan.FromSeconds(5));
        return new($"it has ended: {_lastError}", inner);
    }

    private Answer Read(TimeSpan patience)
    {
        using CancellationTokenSource enough = new(patience);
        try
        {
            string line = _process.StandardOutput.ReadLineAsync(enough.Token).AsTask().GetAwaiter().GetResult() ?? throw Ended();
            return JsonSerializer.Deserialize<Answer>(line, Question.Format)!;
        }
        catch (OperationCanceledException e)
        {
            throw new PeerException($"no answer within {patience.TotalSeconds:F0} s", e) { TimedOut = true };
        }
    }
}
