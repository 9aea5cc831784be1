using Lossworks.Advice.Diagnostics;
using Lossworks.Data;

namespace Lossworks.Advice.Rules;

/// <summary>Targets that are never negative: likelihoods whose mean is exp(prediction), so that effects multiply and no prediction is negative.</summary>
internal sealed class PositiveLosses : IRule
{
    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        double[] y = look.Problem.Truth.Numbers;
        if (look.Problem.IsClass || y.Any(v => v < 0) || y.All(v => v == 0))
            yield break;
        bool hasZero = y.Any(v => v == 0);
        string seen = findings.TryGetValue("variance-power", out Finding? power) && power.Value >= GrowingSpread.Notable
            ? $"the spread grows as the power {power.Value:0.0} of the mean"
            : "targets are not negative and effects may multiply";
        yield return new("poisson-nll", $"{(look.Problem.Target.Kind == TargetKind.Count ? "targets are counts" : seen)}; right mean by a log link");
        if (!hasZero)
            yield return new("gamma-nll", $"{seen}; relative errors count");
        yield return new("tweedie-nll(power=1.05..1.95)", hasZero ? "exact zeros beside positive targets" : $"{seen}; between Poisson and gamma");
        if (!hasZero || findings.ContainsKey("target-skew"))
            yield return new("squared-log-error", "relative errors on skewed targets");
    }
}
