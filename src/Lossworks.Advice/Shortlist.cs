using Lossworks.Advice.Comparing;
using Lossworks.Advice.Diagnostics;
using Lossworks.Advice.Rules;

namespace Lossworks.Advice;

/// <summary>The losses to compare, and those kept out with the reason.</summary>
internal sealed record Shortlist(IReadOnlyList<Candidate> Candidates, IReadOnlyList<string> KeptOut)
{
    internal static Shortlist Of(FirstLook look, IReadOnlyList<Finding> findings, IReadOnlyList<string> asked)
    {
        Dictionary<string, Finding> byName = findings.ToDictionary(f => f.Name);
        IEnumerable<Candidate> suggested = asked.Count > 0
            ? asked.Select(spec => new Candidate(Loss.Parse(spec).ToString(), "asked for"))
            : AllRules.InOrder.SelectMany(rule => rule.Suggest(look, byName));
        List<Candidate> candidates = [];
        List<string> keptOut = [];
        foreach (Candidate candidate in suggested)
        {
            Loss loss = Loss.Parse(candidate.Spec);
            if (candidates.Any(c => c.Spec == loss.ToString()))
                continue;
            if (TargetForms.Unfit(loss, look.Problem) is { } reason)
                keptOut.Add($"{loss}: {reason}");
            else
                candidates.Add(candidate with { Spec = loss.ToString() });
        }

        return candidates.Count > 0
            ? new(candidates, keptOut)
            : throw new LossException("no loss is left to compare. " + string.Join(" ", keptOut));
    }
}
