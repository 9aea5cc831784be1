using System.Globalization;

namespace Lossworks.Advice;

/// <summary>The advice in one paragraph that needs no statistics to be read.</summary>
internal static class Story
{
    internal static string Of(Problem problem, IReadOnlyList<CandidateResult> ranked, Verdict verdict, double constant, int folds)
    {
        CandidateResult take = verdict.Take;
        List<string> sentences =
        [
            $"You want {Goal(problem)}.",
            $"{Counted(ranked.Count)} {(ranked.Count == 1 ? "was" : "were")} trained on {problem.Truth.Rows.ToString("N0", CultureInfo.InvariantCulture)} rows and judged {folds} times on rows they had not seen, by {problem.Metric.Name}.",
            Answer(verdict, take, problem, constant),
        ];
        if (take.SkillOverLastValue is { } over)
            sentences.Add(over > 0.005 ? $"It is {Percent(over)} better than saying that nothing changes." : "Saying that nothing changes does as well: do not expect a profit from it.");
        if (take.Candidate.Caution is { } caution)
            sentences.Add($"One caution: {caution}.");
        if (verdict.Winner is null && ranked.Count > 1)
            sentences.Add("Another choice among the best would serve about as well, so time is better spent on more or better data than on the loss.");
        return string.Join(" ", sentences);
    }

    private static string Answer(Verdict verdict, CandidateResult take, Problem problem, double constant)
    {
        if (take.Skill <= 0)
            return $"None is better than always giving the same answer: these columns hardly tell anything about {problem.Target.Name}.";
        string good = problem.Metric.HigherIsBetter
            ? $"It reaches {Number(take.Score)}, where always giving the same answer reaches {Number(constant)}"
            : $"Its error is {Number(take.Score)}, where always giving the same answer has {Number(constant)}";
        return verdict.Winner is not null
            ? $"{take.Spec} is clearly the best. {good}."
            : $"None is clearly the best; take {take.Spec}, the simplest of the good ones. {good}.";
    }

    private static string Goal(Problem problem)
    {
        string target = NameOf(problem);
        return problem.Want.Kind switch
        {
            WantKind.Median => $"a value of {target} that is as often too high as too low",
            WantKind.Quantile => $"a value that {target} stays below in {Percent(problem.Want.Level!.Value)} of cases",
            WantKind.Interval => $"two values between which {target} lies in {Percent(problem.Want.Level!.Value)} of cases",
            WantKind.Mode => $"the most common {target}",
            WantKind.Count => $"how many {target} to expect",
            WantKind.Rate => $"how many {target} to expect per unit of {problem.Roles.Exposure}",
            WantKind.Probability => problem.Truth.ClassCount == 2 ? $"how probable it is that {target} is {problem.Target.Classes[1]}" : $"how probable each {target} is",
            WantKind.Class => problem.CostMatrix is null ? $"to decide which {target} it is" : $"to decide which {target} it is, at the least cost",
            WantKind.RankingOfRisk => $"to order the cases by {target}",
            _ => $"the {target} to expect on average",
        };
    }

    /// <summary>Of a target ahead, the name of what is looked for and how far ahead.</summary>
    private static string NameOf(Problem problem)
    {
        int ahead = problem.Roles.Ahead;
        string name = problem.Target.Name;
        return ahead == 0 ? name : $"{name[..^Data.TimeShift.NameOf("", ahead).Length]} {(ahead == 1 ? "of the next row" : $"{ahead} rows ahead")}";
    }

    private static string Counted(int losses) => losses == 1 ? "One loss function" : $"{losses} loss functions";

    private static string Percent(double share) => share.ToString("0.#%", CultureInfo.InvariantCulture);

    private static string Number(double x) => x.ToString(Math.Abs(x) >= 1000 ? "N0" : "G3", CultureInfo.InvariantCulture);
}
