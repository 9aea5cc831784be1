using System.Collections.Immutable;

namespace Lossworks;

/// <summary>A weighted sum of losses whose weights change with the steps of training: curriculum, warm-up of a regularizing term, annealing.</summary>
/// <param name="Terms">At least one; all on the same predictions and targets.</param>
public sealed record ScheduledSum(ImmutableArray<(Schedule Weight, Loss Loss)> Terms)
{
    /// <summary>Of these terms.</summary>
    public static ScheduledSum Of(params ImmutableArray<(Schedule Weight, Loss Loss)> terms) => new(terms);

    /// <summary>The loss at a step: an ordinary loss, whose claims are those of the sum with the weights of that step.</summary>
    /// <exception cref="LossException">A weight is not finite there, or the losses cannot be added.</exception>
    public Loss At(long step) => WeightedSum.Of(Terms.Select(t => (t.Weight.At(step), t.Loss)));
}
