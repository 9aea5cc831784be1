using Lossworks.Specs;
using Lossworks.Tuning;

namespace Lossworks.Advice;

/// <summary>The loss that somebody would have taken without a search: the first option everywhere, every parameter at its default.</summary>
internal sealed record PlainLoss(Loss Loss, Configuration? Configuration)
{
    internal static PlainLoss Of(LossSpace losses, LossCatalogue catalogue) => new(
        catalogue.Create(losses.Spec.At(range => DefaultOf(range, catalogue), _ => 0)),
        TrainingSearch.Middle(losses.Space));

    /// <summary>What the card says; the middle of the range where it says nothing.</summary>
    internal static double DefaultOf(SearchRange range, LossCatalogue catalogue)
    {
        double middle = range.IsLog ? Math.Sqrt(range.Low * range.High) : (range.Low + range.High) / 2;
        if (range.Loss is not { } loss)
            return range.Parameter is null ? Math.Clamp(1, range.Low, range.High) : middle;
        ParameterCard? card = catalogue.Find(loss).Card.Parameters.FirstOrDefault(p => p.Name == range.Parameter);
        return card?.Default is ParameterValue.Number number ? number.Value : card is { IsWhole: true } ? Math.Round(middle) : middle;
    }
}
