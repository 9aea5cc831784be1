using Lossworks.Benchmarks.Contenders;
using Lossworks.Benchmarks.Faces;
using Lossworks.Benchmarks.Measuring;

namespace Lossworks.Benchmarks.Results;

/// <summary>How fast ours is to be beside a peer.</summary>
/// <param name="Peer">Beside whom; none is everybody.</param>
/// <param name="AtLeast">The least ratio peer / ours.</param>
/// <param name="Reason">What it means in words.</param>
internal sealed record Goal(string? Peer, double AtLeast, string Reason)
{
    private const int K = 1 << 10, M = 1 << 20, Any = 0;

    private static readonly string[] s_streams = ["squared-error", "absolute-error", "huber", "pinball"];

    private static readonly string[] s_withHessian = ["huber + hessian", "logistic + hessian"];

    private static readonly string[] s_rows =
        ["softmax-cross-entropy", "softmax-cross-entropy-shares", "label-smoothed-cross-entropy", "class-weighted-cross-entropy", "softmax-focal"];

    /// <summary>Names that begin with one of these, and stop there or go on with a blank.</summary>
    private string[] Names { get; init; } = [];

    private int Size { get; init; } = Any;

    private int Threads { get; init; } = Any;

    private static IReadOnlyList<Goal> All { get; } =
    [
        new(LocalPeers.Triad, 0.9, "at the speed of the memory") { Names = s_streams, Size = 16 * M, Threads = 1 },
        new(LocalPeers.HandWritten, 0.8, "as fast as by hand") { Names = s_streams, Size = 64 * K, Threads = 1 },
        new(LocalPeers.Triad, 0.1, "1 G/s where the triad does 10 G/s") { Names = ["logistic"], Size = 64 * K, Threads = 1 },
        new(LocalPeers.WithoutHessian, 1 / 1.5, "the Hessian costs half of value and gradient at most") { Names = s_withHessian, Threads = 1 },
        new(LocalPeers.Exp, 1 / 1.3, "at most 1.3 times one exp")
        {
            Names = s_rows, Threads = 1,
        },
        new(LocalPeers.OneThread, 1.8, "two threads are 1.8 times as fast") { Names = [.. s_streams, "logistic"], Size = M, Threads = 2 },
        new(LocalPeers.OneThread, 1.8, "two threads are 1.8 times as fast") { Names = [.. s_streams, "logistic"], Size = 16 * M, Threads = 2 },
        new(LocalPeers.OneThread, 1.8, "two threads are 1.8 times as fast") { Names = ["softmax-cross-entropy"], Threads = 2 },
        new(LocalPeers.OneThread, 0.95, "never slower than one thread")
        {
            Names = [.. s_streams, "logistic", "hinge", .. s_withHessian], Threads = 2,
        },
        new(PeerHost.TorchSharp, 100, "100 times TorchSharp") { Names = ["squared-error", "huber"], Size = K },
        new(PeerHost.TorchSharp, 5, "5 times TorchSharp") { Names = ["squared-error", "huber"], Size = M },
        new(PeerHost.TorchSharp, 8, "8 times TorchSharp") { Names = ["squared-error", "huber"], Size = 16 * M },
        new(PeerHost.TorchSharp, 4, "4 times TorchSharp") { Names = ["logistic"], Size = M },
        new(PeerHost.TorchSharp, 5, "5 times TorchSharp") { Names = ["softmax-cross-entropy k=2"] },
        new(PeerHost.TorchSharp, 2.5, "2.5 times TorchSharp") { Names = s_rows },
        new(FormulaCommand.Catalogue, 1 / 1.3, "a formula takes at most 1.3 times as long")
        {
            Names = ["squared-error", "huber", "logistic", .. s_withHessian, "squared-error + hessian"], Size = M, Threads = 1,
        },
        new(null, 3, "3 times sooner at the same loss") { Names = ["training"] },
    ];

    /// <summary>The goal of a measurement, if there is one.</summary>
    internal static Goal? Of(Timing x) => All.FirstOrDefault(g => (g.Peer is null || g.Peer == x.Peer) && g.Fits(x));

    /// <summary>Whether a measurement meets it.</summary>
    internal bool IsMetBy(Timing x) => x.Ratio >= AtLeast;

    private bool Fits(Timing x) => Names.Any(n => Begins(x.Name, n)) && (Size == Any || Size == x.Size) && (Threads == Any || Threads == x.Threads);

    private static bool Begins(string name, string n) =>
        name == n || (name.StartsWith(n + " ", StringComparison.Ordinal) && !name.EndsWith("hessian", StringComparison.Ordinal));
}
