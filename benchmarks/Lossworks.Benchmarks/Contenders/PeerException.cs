namespace Lossworks.Benchmarks.Contenders;

/// <summary>A peer cannot be measured; the message says why.</summary>
internal sealed class PeerException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether it took longer than it was given.</summary>
    internal bool TimedOut { get; init; }
}
