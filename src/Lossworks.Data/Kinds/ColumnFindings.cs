namespace Lossworks.Data;

/// <summary>What a profile gives cause to warn of.</summary>
internal static class ColumnFindings
{
    /// <summary>At this share of numbers, the rest are more likely slips of the pen than categories.</summary>
    public const double MostlyNumbers = 0.9;

    public static IEnumerable<DataWarning> Of(ColumnProfile profile, ColumnKind kind, bool wasAsked, Func<Sighting?, Place> place)
    {
        if (profile.Present == 0) yield return DataWarning.At(place(null), "every value is missing; nothing can be learned from this column.");
        if (profile.FirstInfinity is Sighting infinity)
            yield return DataWarning.At(place(infinity), $"{infinity.Value} is no measurement;"
                + $" {Count(profile.Infinities, "such value is", "such values are")} treated as missing.");
        if (wasAsked) yield break;
        long values = profile.Numbers + profile.Texts + profile.Dates;
        if (profile is { Numbers: > 0, FirstText: Sighting text } && profile.Numbers >= MostlyNumbers * values)
        {
            yield return DataWarning.At(place(text), $"{text.Shown} is not a number, though {profile.Numbers:N0} of {values:N0} values are; the column is"
                + $" treated as {kind}. Correct the value or leave it empty, or state the kind.");
        }
        if (profile.FirstCode is Sighting code && profile.Numbers == values)
            yield return DataWarning.At(place(code), $"{code.Shown} has a leading zero, so the column is taken for codes ({kind}), not numbers."
                + " State the kind if it holds numbers.");
        if (profile.DecimalCommas > 0 && profile.Numbers + profile.DecimalCommas >= MostlyNumbers * values)
            yield return DataWarning.At(place(profile.FirstText), "the values look like numbers with a decimal comma. Ask for it"
                + " (ReadOptions.DecimalComma = true).");
        if (profile.FirstAmbiguousDate is Sighting date)
            yield return DataWarning.At(place(date), $"{date.Shown} looks like a date, but day and month cannot be told apart; the column is"
                + $" treated as {kind}. Write 2024-05-31.");
    }

    private static string Count(long count, string one, string many) => count == 1 ? $"1 {one}" : $"{count:N0} {many}";
}
