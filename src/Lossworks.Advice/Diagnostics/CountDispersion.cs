using Lossworks.Data;
using MathNet.Numerics.Statistics;

namespace Lossworks.Advice.Diagnostics;

/// <summary>Variance over mean of counts: 1 under a Poisson distribution, above 2 over-dispersed.</summary>
internal sealed class CountDispersion : IDiagnostic
{
    public Finding? Look(FirstLook look)
    {
        if (look.Problem.Target.Kind != TargetKind.Count)
            return null;
        double[] y = look.Problem.Truth.Numbers;
        double ratio = y.Variance() / y.Average();
        return new("count-dispersion", ratio, ratio > 2
            ? $"Counts vary {ratio:0.0} times as much as a Poisson distribution with one mean would: features must explain it, or it is over-dispersed."
            : $"Counts vary about as a Poisson distribution would (variance over mean {ratio:0.0}).");
    }
}
