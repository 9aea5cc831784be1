using Lossworks.Advice.Comparing;
using Lossworks.Advice.Diagnostics;
using Lossworks.Advice.Rules;

namespace Lossworks.Advice;

/// <summary>The losses to compare, and those kept out with the reason.</summary>
/// <param name="Candidates">What is compared, and why.</param>
/// <param name="Losses">The loss of each.</param>
/// <param name="KeptOut">What is not, and why.</param>
internal sealed record Shortlist(IReadOnlyList<Candidate> Candidates, IReadOnlyList<Loss> Losses, IReadOnlyList<string> KeptOut)
{
    internal static Shortlist Of(FirstLook look, IReadOnlyList<Finding> findings, AdviceRequest request)
    {
        Dictionary<string, Finding> byName = findings.ToDictionary(f => f.Name);
        IEnumerable<Candidate> suggested = request.Losses.Count > 0
            ? request.Losses.Select(spec => new Candidate(spec, "asked for"))
            : AllRules.InOrder.SelectMany(rule => rule.Suggest(look, byName));
        List<Candidate> candidates = [];
        List<Loss> losses = [];
        List<string> keptOut = [];
        foreach (Candidate candidate in suggested)
        {
            Loss loss = Loss.Parse(candidate.Spec, request.Catalogue);
            if (losses.Contains(loss))
                continue;
            if (TargetForms.Unfit(loss, look.Problem) is { } reason)
            {
                keptOut.Add($"{loss}: {reason}");
                continue;
            }

            candidates.Add(candidate with { Spec = loss.ToString() });
            losses.Add(loss);
        }

        return candidates.Count > 0
            ? new(candidates, losses, keptOut)
            : throw new LossException("no loss is left to compare. " + string.Join(" ", keptOut));
    }
}
