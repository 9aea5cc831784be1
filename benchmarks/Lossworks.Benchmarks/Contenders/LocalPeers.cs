using Lossworks.Benchmarks.Cases;

namespace Lossworks.Benchmarks.Contenders;

/// <summary>A peer within this process.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Make">What it runs for a case; none where it has nothing like it.</param>
internal sealed record LocalPeer(string Name, Func<Case, CaseNumbers, Func<double?>?> Make);

/// <summary>The limits, code written by hand, and ours under other conditions: data.</summary>
internal static class LocalPeers
{
    internal const string Triad = "triad", Exp = "exp", HandWritten = "handwritten", TensorPrimitives = "tensor-primitives";

    /// <summary>Ours on one thread, beside ours on several; ours without Hessian, beside ours with it.</summary>
    internal const string OneThread = "one thread", WithoutHessian = "without hessian";

    internal static IReadOnlyList<LocalPeer> All { get; } =
    [
        new(Triad, (of, n) => of.Subject.IsOfRows ? null : Silent(Limits.Triad(of, n))),
        new(Exp, (of, n) => of.Subject.IsOfRows || of.Subject.Name is "logistic" or Subject.Exp ? Silent(Limits.Exp(of, n)) : null),
        new(HandWritten, ByHand.Make),
        new(TensorPrimitives, TensorCompositions.Make),
        new(OneThread, (of, n) => of.Threads > 1 ? OursLike(of with { Threads = 1 }, n) : null),
        new(WithoutHessian, (of, n) => of.Hessian ? OursLike(of with { Hessian = false }, new(of with { Hessian = false })) : null),
    ];

    /// <summary>A pass that gives no value.</summary>
    internal static Func<double?> Silent(Action pass) => () =>
    {
        pass();
        return null;
    };

    private static Func<double?> OursLike(Case of, CaseNumbers n) =>
        of.Subject.Name == Subject.Exp ? Silent(Limits.OurExp(of, n)) : Ours.Evaluation(of, n);
}
