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

    /// <summary>Every loss that stands on its own and can be compared, with parameters open around what suits the data; wrappers are made of others.</summary>
    internal static IEnumerable<Candidate> Everything(FirstLook look, LossCatalogue catalogue)
    {
        Shelf shelf = new(catalogue, look);
        return catalogue.Entries.Where(e => e.Shape != LossShape.Wrapper)
            .Select(e => shelf.Take(e.Card.Name, "every loss was asked for"))
            .Where(c => IsWhole(c, catalogue) && Contender.Of(c, catalogue).Unfit(look.Problem) is null);
    }

    /// <summary>Whether a loss is written out, or needs a parameter that nobody can guess.</summary>
    private static bool IsWhole(Candidate candidate, LossCatalogue catalogue)
    {
        Specs.LossTerm term = Specs.LossSpec.Parse(candidate.Start ?? candidate.Spec).Terms[0];
        return catalogue.Find(term.Name).Card.Parameters.All(p => p.Default is not null || term.Arguments.ContainsKey(p.Name));
    }
}
