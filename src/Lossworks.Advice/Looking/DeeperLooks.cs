using Lossworks.Advice.Comparing;
using Lossworks.Data;

namespace Lossworks.Advice.Looking;

/// <summary>Looks deeper at the losses on top of a ranking.</summary>
internal static class DeeperLooks
{
    /// <summary>Losses that are looked at.</summary>
    private const int MostLosses = 5;

    /// <summary>Looks at the loss to take, the best, the usual one and the next of the ranking.</summary>
    /// <param name="problem">What was asked.</param>
    /// <param name="folds">The folds of the comparison.</param>
    /// <param name="comparison">How every loss did.</param>
    /// <param name="truths">What really happened.</param>
    /// <param name="ranked">The losses, best first.</param>
    /// <param name="take">The loss to take.</param>
    /// <param name="request">Where seed, threads and catalogue come from.</param>
    /// <param name="stop">Stops between steps.</param>
    internal static DeeperLook At(
        Problem problem, Folds folds, Comparison comparison, FoldTruths truths, IReadOnlyList<CandidateResult> ranked, CandidateResult take, AdviceRequest request, CancellationToken stop)
    {
        IReadOnlyList<TopLoss> top = TopLoss.Of(comparison, truths, ranked, take, request.Catalogue, MostLosses);
        LookContext context = new(problem, folds, truths, top, request.Seed, new(request.Threads, stop));
        Retraining retraining = new(context);
        return new()
        {
            Calibration = Calibrations.Look(context),
            Murphy = Murphy.Look(context),
            Contamination = Contamination.Look(context, retraining),
            Residuals = Residuals.Look(context),
            Confusion = Confusions.Look(context),
            Pulls = Pulls.Look(context, retraining),
            Richer = Richer.Look(context, retraining),
        };
    }
}
