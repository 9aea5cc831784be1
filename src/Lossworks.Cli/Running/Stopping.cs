using System.Runtime.InteropServices;

namespace Lossworks.Cli.Running;

/// <summary>Ctrl-C and termination as a token: the work in progress ends cleanly and keeps what was done. A second Ctrl-C ends at once.</summary>
internal sealed class Stopping : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt, _terminate;

    internal Stopping()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    internal CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested)
            return;
        context.Cancel = true;
        Console.Error.WriteLine("stopping; once more ends at once");
        _source.Cancel();
    }
}
