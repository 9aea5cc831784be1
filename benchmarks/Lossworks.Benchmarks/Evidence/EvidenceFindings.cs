using System.Text.Json.Serialization;
using Lossworks.Benchmarks.Evidence.Problems;

namespace Lossworks.Benchmarks.Evidence;

/// <summary>Everything that a run of <c>./bench evidence</c> found.</summary>
/// <param name="Figures">Problems in which the advisor chose what to compare.</param>
/// <param name="Nulls">Problems in which nothing is better than anything.</param>
/// <param name="Failures">Samples on which there was no advice, and why.</param>
internal sealed record EvidenceFindings(IReadOnlyList<EvidenceFigure> Figures, IReadOnlyList<NullFigure> Nulls, IReadOnlyList<string> Failures)
{
    /// <summary>Sample by sample; empty where read from a file.</summary>
    [JsonIgnore]
    public IReadOnlyList<EvidenceRun> Runs { get; init; } = [];

    /// <summary>Those in which there is something to choose.</summary>
    [JsonIgnore]
    internal IReadOnlyList<EvidenceFigure> Real => [.. Figures.Where(f => !AllProblems.Of(f.Problem).IsNull)];

    internal Share? Total(Func<EvidenceFigure, Share> of) => Real.Count == 0 ? null : Real.Select(of).Aggregate((a, b) => a + b);

    [JsonIgnore]
    internal Share? FalseWinners => Nulls.Count == 0 ? null : Nulls.Select(n => n.FalseWinners).Aggregate((a, b) => a + b);

    /// <summary>The mean regret of advice over problems, each counting alike, with the standard error over them.</summary>
    [JsonIgnore]
    internal Average? Regret => Over(f => f.Regret.Mean);

    internal Average? RegretOf(string rule) => Over(f => f.Rules.Single(r => r.Rule == rule).Regret.Mean);

    /// <summary>How much larger the regret of advice is than that of a rule.</summary>
    internal Average? Difference(string rule) => Over(f => f.Rules.Single(r => r.Rule == rule).Difference.Mean);

    internal IEnumerable<EvidenceFigure> WorseThan(string rule) => Figures.Where(f => f.Rules.Single(r => r.Rule == rule).IsAdviceWorse);

    internal static EvidenceFindings Of(IReadOnlyList<EvidenceRun> runs, IReadOnlyList<string> failures)
    {
        List<List<EvidenceRun>> groups = [.. runs.GroupBy(r => (r.Problem, r.Rows)).Select(g => g.ToList())];
        return new(
            [.. groups.Where(g => g[0].Scores.Count > 0).Select(EvidenceFigure.Of)],
            [.. groups.Where(g => AllProblems.Of(g[0].Problem).IsNull).Select(NullFigure.Of)],
            failures)
        {
            Runs = runs,
        };
    }

    private Average? Over(Func<EvidenceFigure, double> of) =>
        Figures.Count == 0 ? null : Average.Of([.. Figures.GroupBy(f => f.Problem).Select(g => g.Average(of))]);
}
