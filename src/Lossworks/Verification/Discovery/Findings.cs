namespace Lossworks.Verification;

/// <summary>The observations so far; each attack is tried with several seeds before anything is claimed.</summary>
/// <param name="seed">Of the first attack.</param>
internal sealed class Findings(ulong seed)
{
    private const ulong Attempts = 3, Apart = 0x9E37;

    private readonly List<Observation> _observations = [];

    /// <summary>In the order in which they were made.</summary>
    internal IReadOnlyList<Observation> Observations => _observations;

    /// <summary>The first counter-example that an attack finds; null where it finds none.</summary>
    internal string? Refute(Func<ulong, string?> attack)
    {
        for (ulong n = 0; n < Attempts; n++)
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

    /// <summary>Notes a verdict and hands it back.</summary>
    internal bool Note(string property, bool holds, string text)
    {
        _observations.Add(new(property, holds, text));
        return holds;
    }

    /// <summary>Notes that a property holds, or what was found against it.</summary>
    internal bool Note(string property, string? against, string otherwise) => Note(property, against is null, against ?? otherwise);

    /// <summary>Attacks a property and notes the verdict.</summary>
    internal bool Attack(string property, Func<ulong, string?> attack, string otherwise) => Note(property, Refute(attack), otherwise);
}
