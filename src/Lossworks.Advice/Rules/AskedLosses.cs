using Lossworks.Advice.Comparing;
using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>The losses that somebody names, instead of a shortlist; <c>all</c> names every one of the catalogue that fits.</summary>
internal static class AskedLosses
{
    private const string All = "all";

    internal static IEnumerable<Candidate> Of(FirstLook look, AdviceRequest request)
    {
        foreach (string spec in request.Losses)
        {
            if (spec == All)
            {
                foreach (Candidate candidate in Everything(look, request.Catalogue))
                    yield return candidate;
            }
            else
            {
                yield return new(spec, "asked for");
            }
        }
    }

    /// <summary>Every loss that stands on its own: one that needs parameters which nobody can guess is left out, and so are wrappers, which are made of others.</summary>
    private static IEnumerable<Candidate> Everything(FirstLook look, LossCatalogue catalogue) =>
        catalogue.Entries.Where(e => e.Shape != LossShape.Wrapper && e.Card.Parameters.All(p => p.Default is not null))
            .Select(e => new Candidate(e.Card.Name, "every loss was asked for"))
            .Where(c => Contender.Of(c, catalogue).Unfit(look.Problem) is null);
}
