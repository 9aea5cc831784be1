using System.Globalization;

namespace Lossworks.Advice;

/// <summary>The answer, with the difference that carries it.</summary>
internal sealed record Verdict(string? Winner, CandidateResult Take, string Says)
{
    /// <summary>A clear winner, or the simplest of those that are not clearly worse: the order of the shortlist is from ordinary to special.</summary>
    internal static Verdict Of(IReadOnlyList<CandidateResult> ranked, IReadOnlyList<Candidate> shortlist, Problem problem)
    {
        CandidateResult best = ranked[0];
        string name = problem.Metric.Name;
        string skill = best.Skill > 0
            ? $"That is {best.Skill.ToString("P0", CultureInfo.InvariantCulture)} of the way from a constant answer to a perfect one."
            : "No loss does better than a constant answer: these features hardly tell anything about the target.";
        if (ranked.Count == 1)
            return new(best.Candidate.Spec, best, $"{best.Candidate.Spec} was the only loss to compare: {name} {Text(best.Score)}. {skill}");

        IReadOnlyList<CandidateResult> tied = Ranking.Tied(ranked);
        if (tied.Count == 1)
        {
            CandidateResult second = ranked[1];
            return new(
                best.Candidate.Spec,
                best,
                $"Train with {best.Candidate.Spec}: {name} {Text(best.Score)}, clearly better than the next, {second.Candidate.Spec} with {Text(second.Score)} "
                + $"(p = {second.PValue!.Value.ToString("G2", CultureInfo.InvariantCulture)}). {skill}");
        }

        CandidateResult simplest = tied.OrderBy(r => IndexOf(shortlist, r)).First();
        string others = Some([.. tied.Where(r => r != best).Select(r => r.Candidate.Spec)]);
        return new(
            null,
            simplest,
            $"No clear winner: {best.Candidate.Spec} has the best {name}, {Text(best.Score)}, but {others} may be as good: the difference could be chance. "
            + $"Take the simplest of them, {simplest.Candidate.Spec}. {skill}");
    }

    /// <summary>The first few of them by name.</summary>
    private static string Some(IReadOnlyList<string> names) =>
        names.Count <= 4 ? string.Join(", ", names) : string.Join(", ", names.Take(3)) + $" and {names.Count - 3} more";

    private static int IndexOf(IReadOnlyList<Candidate> shortlist, CandidateResult result) =>
        Enumerable.Range(0, shortlist.Count).First(i => shortlist[i] == result.Candidate);

    private static string Text(double x) => x.ToString(Math.Abs(x) >= 1000 ? "N0" : "G4", CultureInfo.InvariantCulture);
}
