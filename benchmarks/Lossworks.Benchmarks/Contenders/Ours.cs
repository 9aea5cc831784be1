using Lossworks.Benchmarks.Cases;
using Lossworks.Benchmarks.Measuring;

namespace Lossworks.Benchmarks.Contenders;

/// <summary>Ours: one call of the loss, for value and gradient, into the caller's memory.</summary>
internal static class Ours
{
    internal static Contender Make(Case of, CaseNumbers n)
    {
        if (of.Subject.Name == Subject.Exp)
            return Contender.Here("ours", LocalPeers.Silent(Limits.OurExp(of, n)));
        return Contender.Here("ours", Evaluation(of, n));
    }

    /// <summary>One call of the loss.</summary>
    internal static Func<double?> Evaluation(Case of, CaseNumbers n)
    {
        Loss loss = Loss.Parse(of.Subject.Spec(of.Columns));
        int threads = of.Threads, columns = of.Columns;
        return of.Subject.Targets switch
        {
            Targets.Classes => () => loss.Evaluate(new LossBatch<float>(n.Predictions, columns, n.Classes), Into(n), Reduction.Mean, threads),
            Targets.Shares => () => loss.Evaluate(new LossBatch<float>(n.Predictions, columns, n.Targets, columns), Into(n), Reduction.Mean, threads),
            _ => () => loss.Evaluate(new LossBatch<float>(n.Predictions, n.Targets), Into(n), Reduction.Mean, threads),
        };
    }

    private static LossResult<float> Into(CaseNumbers n) => new() { Gradient = n.Gradient, Hessian = n.Second };
}
