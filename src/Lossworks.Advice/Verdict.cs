using System.Globalization;
using Lossworks.Advice.Comparing;

namespace Lossworks.Advice;

/// <summary>The answer, with the difference that carries it.</summary>
internal sealed record Verdict(string? Winner, CandidateResult Take, string Says)
{
    /// <summary>A loss that is worse with such a probability, by more than what matters, is not called as good; a winner has to be surer, of all others at once.</summary>
    private const double Sure = 0.95;

    /// <summary>A clear winner, or the simplest of those that are not clearly worse: the order of the shortlist is from ordinary to special.</summary>
    /// <param name="ranked">Best first.</param>
    /// <param name="problem">What was asked.</param>
    internal static Verdict Of(IReadOnlyList<CandidateResult> ranked, Problem problem)
    {
        CandidateResult best = ranked[0];
        string name = problem.Metric.Name;
        IReadOnlyList<CandidateResult> tied = Ranking.Tied(ranked);
        if (ranked.Count == 1)
            return new(best.Spec, best, $"{best.Spec} was the only loss to compare: {name} {Text(best.Score)}. {SkillOf(best)}");
        if (best.Skill <= 0)
        {
            CandidateResult plain = Simplest(tied);
            return new(null, plain, $"No loss does better than a constant answer: these features hardly tell anything about the target. If you must train, take the simplest, {plain.Spec}.");
        }

        if (ranked.Skip(1).All(r => r.Stopped is not null || r.PValue <= Ranking.Level))
            return new(best.Spec, best, $"Train with {best.Spec}: {name} {Text(best.Score)}, clearly better than {Beaten(ranked)}. {SkillOf(best)}");
        CandidateResult take = Simplest([.. tied.Where(r => IsNear(r, best))]);
        return new(null, take, NoWinner(best, take, tied, name) + " " + SkillOf(take));
    }

    /// <summary>
    /// Whether a difference is within one standard error, or probably too small to matter: among such the simplest is taken (the one-standard-error rule of
    /// Breiman, Friedman, Olshen and Stone 1984, on paired differences; the plain error and not the corrected one, which would let too much pass).
    /// </summary>
    private static bool IsNear(CandidateResult row, CandidateResult best)
    {
        if (row == best || row.PracticallyEqual > 0.5)
            return true;
        CorrectedTTest plain = CorrectedTTest.Of([.. row.FoldScores.Zip(best.FoldScores, (a, b) => a - b)], testShare: 0);
        return Math.Abs(plain.Mean) <= plain.Error;
    }

    private static CandidateResult Simplest(IReadOnlyList<CandidateResult> rows) => rows.MinBy(r => r.Place)!;

    private static string Beaten(IReadOnlyList<CandidateResult> ranked)
    {
        CandidateResult second = ranked[1];
        return second.Stopped is null
            ? $"the next, {second.Spec} with {Text(second.Score)} (p = {second.PValue!.Value.ToString("G2", CultureInfo.InvariantCulture)})"
            : $"all others, which were {(ranked.Count == 2 ? "" : "each ")}clearly behind before the end";
    }

    private static string NoWinner(CandidateResult best, CandidateResult take, IReadOnlyList<CandidateResult> tied, string name)
    {
        CandidateResult[] equals = [.. tied.Where(r => r != best && !(r.PracticallyWorse > Sure))];
        string start = $"No clear winner: {best.Spec} has the best {name}, {Text(best.Score)}, but "
            + (equals.Length == 0 ? "that the others are worse is not certain with so few folds. " : $"{Some([.. equals.Select(r => r.Spec)])} may be as good: the difference could be chance. ");
        return start + (equals.Length == 0 ? $"Take {best.Spec}." : take == best
            ? $"Take {best.Spec}: the simpler ones are more than one standard error behind."
            : $"Take the simplest that is within one standard error, {take.Spec} with {Text(take.Score)}.");
    }

    private static string SkillOf(CandidateResult row)
    {
        string share = row.Skill.ToString("P0", CultureInfo.InvariantCulture);
        string skill = row.Skill > 0 ? $"That is {share} of the way from a constant answer to a perfect one." : "No loss does better than a constant answer: these features hardly tell anything about the target.";
        return row.SkillOverLastValue switch
        {
            null => skill,
            > 0.005 and { } over => $"{skill} It is {over.ToString("P1", CultureInfo.InvariantCulture)} better than the last known value.",
            { } over => $"{skill} But the last known value as the answer does as well ({over.ToString("P1", CultureInfo.InvariantCulture)}): there is no skill in it.",
        };
    }

    /// <summary>The first few of them by name.</summary>
    private static string Some(IReadOnlyList<string> names) =>
        names.Count <= 4 ? string.Join(", ", names) : string.Join(", ", names.Take(3)) + $" and {names.Count - 3} more";

    private static string Text(double x) => x.ToString(Math.Abs(x) >= 1000 ? "N0" : "G4", CultureInfo.InvariantCulture);
}
