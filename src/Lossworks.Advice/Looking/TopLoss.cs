using Lossworks.Advice.Comparing;
using Lossworks.Advice.Forecasting;

namespace Lossworks.Advice.Looking;

/// <summary>A loss that is looked at more closely.</summary>
/// <param name="Run">How it did.</param>
/// <param name="Loss">As tuned.</param>
/// <param name="Forecast">What it predicted for every row that is judged.</param>
/// <param name="Role">Why it is looked at.</param>
internal sealed record TopLoss(ContenderRun Run, Loss Loss, Forecast Forecast, LossRole Role)
{
    private static readonly HashSet<string> s_habits = new(StringComparer.Ordinal) { "squared-error", "binary-cross-entropy-with-logits", "softmax-cross-entropy" };

    /// <summary>One with less of the best skill than this is no rival, whatever it withstands; nor is one that is unstable.</summary>
    private const double Rival = 0.5;

    internal string Spec => Run.Spec!;

    /// <summary>The loss to take, the best, what most people would have taken, and the next of the ranking; the loss to take first.</summary>
    internal static IReadOnlyList<TopLoss> Of(
        Comparison comparison, FoldTruths truths, IReadOnlyList<CandidateResult> ranked, CandidateResult take, LossCatalogue catalogue, int most)
    {
        List<TopLoss> all = [];
        foreach (CandidateResult row in ranked.OrderByDescending(r => r == take).ThenBy(r => r.Rank))
        {
            ContenderRun run = comparison.Runs.First(r => r.Contender.Candidate == row.Candidate);
            LossRole role = RoleOf(run, row, take);
            if ((role != LossRole.None || (row.Skill >= Rival * ranked[0].Skill && !row.IsUnstable)) && truths.Forecast(run) is { } forecast)
                all.Add(new(run, Loss.Parse(row.Spec, catalogue), forecast, role));
        }

        return [.. all.OrderByDescending(t => t.Role != LossRole.None).Take(most)];
    }

    private static LossRole RoleOf(ContenderRun run, CandidateResult row, CandidateResult take) =>
        (row == take ? LossRole.Take : 0)
        | (row.Rank == 1 ? LossRole.Best : 0)
        | (s_habits.Contains(run.Contender.Example.Card.Name) ? LossRole.Habit : 0);
}
