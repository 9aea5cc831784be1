namespace Lossworks.Verification;

/// <summary>The observations so far; each attack is tried with several seeds before anything is claimed.</summary>
/// <param name="seed">Of the first attack.</param>
/// <param name="attempts">How many seeds: few where a dense grid was searched before, more where random points are all there is.</param>
/// <param name="observations">Where verdicts are noted.</param>
internal sealed class Findings(ulong seed, int attempts, List<Observation> observations)
{
    private const ulong Apart = 0x9E37;

    /// <summary>Seeds of attacks after a search on a grid, of attacks that search at length themselves, and of attacks by random points alone.</summary>
    internal const int AfterSearch = 1, OfSearches = 2, Alone = 3;

    /// <summary>In the order in which they were made.</summary>
    internal IReadOnlyList<Observation> Observations => observations;

    /// <summary>The first counter-example that an attack finds; null where it finds none.</summary>
    internal string? Refute(Func<ulong, string?> attack)
    {
        for (ulong n = 0; n < (ulong)attempts; n++)
        {
            try
            {
                if (attack(seed + (n * Apart)) is { } found)
                    return found;
            }
            catch (LossException e)
            {
                // Numbers of another shape than this loss takes: the property is none of such a loss.
                return e.Message;
            }
        }

        return null;
    }

    /// <summary>The same seed for other attacks, and the observations of both.</summary>
    internal Findings With(int others) => new(seed, others, observations);

    /// <summary>Notes a verdict and hands it back.</summary>
    internal bool Note(string property, bool holds, string text)
    {
        observations.Add(new(property, holds, text));
        return holds;
    }

    /// <summary>Notes that a property holds, or what was found against it.</summary>
    internal bool Note(string property, string? against, string otherwise) => Note(property, against is null, against ?? otherwise);

    /// <summary>Attacks a property and notes the verdict.</summary>
    internal bool Attack(string property, Func<ulong, string?> attack, string otherwise) => Note(property, Refute(attack), otherwise);
}
