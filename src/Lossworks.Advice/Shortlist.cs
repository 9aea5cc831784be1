using Lossworks.Advice.Comparing;
using Lossworks.Advice.Diagnostics;
using Lossworks.Advice.Forecasting;
using Lossworks.Advice.Rules;

namespace Lossworks.Advice;

/// <summary>The losses to compare, and those kept out with the reason.</summary>
/// <param name="Contenders">What is compared, and why: first what gives what is wanted, then the rest, each from the ordinary to the special.</param>
/// <param name="KeptOut">What is not, and why.</param>
internal sealed record Shortlist(IReadOnlyList<Contender> Contenders, IReadOnlyList<string> KeptOut)
{
    internal static Shortlist Of(FirstLook look, IReadOnlyList<Finding> findings, AdviceRequest request)
    {
        List<Contender> contenders = [];
        List<string> keptOut = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        bool isAsked = request.Losses.Count > 0;
        foreach (Candidate candidate in isAsked ? AskedLosses.Of(look, request) : Suggested(look, findings))
        {
            Contender contender = Contender.Of(candidate, request.Catalogue);
            string name = contender.Space.Spec.Holes.Length == 0 ? contender.Example.ToString() : contender.Space.Spec.Text;
            if (!seen.Add(name))
                continue;
            if (contender.Unfit(look.Problem) is { } reason)
            {
                keptOut.Add($"{contender.Example.Card.Name}: {reason}");
                continue;
            }

            contenders.Add(candidate.Caution is not null ? contender : contender.With(Gives.Caution(contender.Example, look.Problem)));
        }

        return contenders.Count > 0
            ? new(isAsked ? contenders : [.. contenders.OrderBy(c => Distance(c, look.Problem))], keptOut)
            : throw new LossException("no loss is left to compare. " + string.Join(" ", keptOut));
    }

    /// <summary>How far from what anybody would try first: the loss of the metric itself, those that give what is wanted, the habit where it is only that, and the rest.</summary>
    private static int Distance(Contender contender, Problem problem)
    {
        string name = contender.Example.Card.Name;
        string? own = MetricsOwn.NameOf(problem.Metric);
        return name == own ? 0 : contender.Candidate.Caution is not null ? 3 : own is not null && name == "squared-error" ? 2 : 1;
    }

    private static IEnumerable<Candidate> Suggested(FirstLook look, IReadOnlyList<Finding> findings)
    {
        Dictionary<string, Finding> byName = findings.ToDictionary(f => f.Name);
        return AllRules.InOrder.SelectMany(rule => rule.Suggest(look, byName));
    }
}
