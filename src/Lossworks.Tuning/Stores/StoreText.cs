using System.Text;

namespace Lossworks.Tuning;

/// <summary>Text as every store can keep it. Databases keep Unicode text, and not every string is that.</summary>
internal static class StoreText
{
    /// <summary>The text, with U+FFFD in place of U+0000 and of halves of surrogate pairs.</summary>
    internal static string Of(string text)
    {
        if (!text.Any(c => c == '\0' || char.IsSurrogate(c)))
            return text;
        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            clean.Append((rune.Value == 0 ? Rune.ReplacementChar : rune).ToString());
        return clean.ToString();
    }

    /// <summary>An outcome with such texts alone.</summary>
    internal static TrialOutcome Of(TrialOutcome outcome) => outcome with
    {
        Reason = outcome.Reason is { } reason ? Of(reason) : null,
        Notes = outcome.Notes.All(n => Of(n.Key) == n.Key && Of(n.Value) == n.Value)
            ? outcome.Notes
            : outcome.Notes.Aggregate(outcome.Notes.Clear(), (kept, n) => kept.SetItem(Of(n.Key), Of(n.Value))),
    };
}
