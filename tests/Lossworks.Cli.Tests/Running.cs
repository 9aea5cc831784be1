using System.Diagnostics;
using System.Text;

namespace Lossworks.Cli.Tests;

/// <summary>A run of the tool in progress.</summary>
internal sealed class Running : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _out;
    private readonly StringBuilder _error = new();
    private readonly string _line;
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    internal Running(string folder, string? input, string program, ReadOnlySpan<string> arguments)
    {
        _line = program + " " + string.Join(" ", arguments.ToArray());
        ProcessStartInfo start = new(program, [.. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        _process = Process.Start(start)!;
        _out = _process.StandardOutput.ReadToEndAsync();
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginErrorReadLine();
        if (input is not null)
            _process.StandardInput.Write(input);
        _process.StandardInput.Close();
    }

    internal bool IsOver => _process.HasExited;

    /// <summary>The most memory that it has held at once so far, in bytes; 0 when it is over.</summary>
    internal long PeakMemory
    {
        get
        {
            try
            {
                _process.Refresh();
                return _process.PeakWorkingSet64;
            }
            catch (InvalidOperationException)
            {
                return 0;
            }
        }
    }

    /// <summary>Standard error so far.</summary>
    internal string Told
    {
        get
        {
            lock (_error)
                return _error.ToString();
        }
    }

    internal Outcome End()
    {
        if (!_process.WaitForExit(Patience))
        {
            _process.Kill(entireProcessTree: true);
            Assert.Fail($"{_line} was not over after {Patience.TotalSeconds} s");
        }

        _process.WaitForExit();
        return new(_line, _process.ExitCode, _out.Result, Told, _watch.Elapsed);
    }

    /// <summary>Kill -9.</summary>
    internal void Kill()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <summary>INT is what Ctrl-C sends, TERM what a system sends that shuts down.</summary>
    internal void Signal(string name)
    {
        using Process kill = Process.Start("kill", ["-" + name, $"{_process.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits until it is so; false where the run was over before.</summary>
    internal bool WaitFor(Func<bool> isSo)
    {
        while (!isSo())
        {
            if (IsOver)
                return false;
            Assert.True(_watch.Elapsed < Patience, $"{_line}: waited in vain");
            Thread.Sleep(2);
        }

        return true;
    }

    private void Keep(string? line)
    {
        lock (_error)
            _error.Append(line is null ? "" : line + "\n");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}
