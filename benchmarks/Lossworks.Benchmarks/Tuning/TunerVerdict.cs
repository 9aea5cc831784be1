namespace Lossworks.Benchmarks.Tuning;

/// <summary>Whether ours is worse than a peer on a function, beyond what chance explains.</summary>
/// <param name="Function">On what.</param>
/// <param name="Evaluations">After how many.</param>
/// <param name="Contender">Ours.</param>
/// <param name="Peer">Than whom.</param>
/// <param name="Mean">Our mean regret.</param>
/// <param name="PeerMean">The peer's.</param>
/// <param name="WorseP">Of a rank-sum test, one-sided: the probability of regrets so much larger than the peer's if both were the same.</param>
/// <param name="WorseHolm">The same over all functions, by Holm.</param>
/// <param name="BetterHolm">The other side, by Holm.</param>
internal sealed record TunerVerdict(
    string Function, int Evaluations, string Contender, string Peer, double Mean, double PeerMean, double WorseP, double WorseHolm, double BetterHolm)
{
    private const double Level = 0.05;

    internal bool IsWorse => WorseHolm < Level;

    internal bool IsBetter => BetterHolm < Level;

    /// <summary>Who is compared with whom: like with like, and the Gaussian process with what Optuna takes by default.</summary>
    private static readonly (string Contender, string Peer)[] s_pairs =
    [
        (TunerContender.Tpe, TunerContender.OptunaTpe),
        (TunerContender.Tpe, TunerContender.OptunaGroupedTpe),
        (TunerContender.GaussianProcess, TunerContender.OptunaTpe),
        (TunerContender.CmaEs, TunerContender.OptunaCmaEs),
        (TunerContender.Sobol, TunerContender.OptunaQmc),
    ];

    internal static List<TunerVerdict> Of(IReadOnlyList<TunerFigure> figures) => [.. s_pairs.SelectMany(p => Of(figures, p.Contender, p.Peer))];

    /// <summary>Ours beside a peer wherever both ran, at the end of each function.</summary>
    private static List<TunerVerdict> Of(IReadOnlyList<TunerFigure> figures, string contender, string peer)
    {
        List<(TunerFigure Ours, TunerFigure Peer)> pairs =
        [
            .. figures.GroupBy(f => f.Function).Select(g => g.Where(f => f.Evaluations == g.Max(x => x.Evaluations)).ToList())
                .Select(last => (Ours: last.Find(f => f.Contender == contender)!, Peer: last.Find(f => f.Contender == peer)!))
                .Where(p => p is { Ours.Runs: > 1, Peer.Runs: > 1 }),
        ];
        double[] worse = [.. pairs.Select(p => RankSum.ProbabilityOfLarger(p.Ours.Regrets, p.Peer.Regrets))];
        double[] worseHolm = RankSum.Holm(worse), betterHolm = RankSum.Holm([.. pairs.Select(p => RankSum.ProbabilityOfLarger(p.Peer.Regrets, p.Ours.Regrets))]);
        return [.. pairs.Select((p, i) => new TunerVerdict(
            p.Ours.Function, p.Ours.Evaluations, contender, peer, p.Ours.Mean, p.Peer.Mean,
            TunerFigure.Rounded(worse[i]), TunerFigure.Rounded(worseHolm[i]), TunerFigure.Rounded(betterHolm[i])))];
    }
}
