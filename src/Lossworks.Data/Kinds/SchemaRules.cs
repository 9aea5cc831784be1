namespace Lossworks.Data;

/// <summary>From a profile to a schema: the inferred kind, or the asked one if the values allow it.</summary>
internal static class SchemaRules
{
    public static ColumnSchema Decide(ColumnProfile profile, ColumnKind? asked, Func<Sighting?, Place> place)
    {
        ColumnKind kind = asked ?? KindRules.Infer(profile);
        if (asked is not null) RequirePossible(profile, kind, place);
        bool asNumbers = kind is ColumnKind.Number or ColumnKind.Count || (kind == ColumnKind.Identifier && profile.IsNumeric);
        return new ColumnSchema(profile.Column, kind, asNumbers, LevelsOf(profile, kind, place));
    }

    /// <summary>With the list of levels also for a column that is none but is to be predicted: only its rules can tell what is wrong with it.</summary>
    public static ColumnSchema WithAllLevels(ColumnSchema schema, ColumnProfile profile, Func<Sighting?, Place> place)
    {
        if (schema.AsNumbers || schema.Levels is not null || schema.Kind == ColumnKind.Date) return schema;
        if (profile.TooManyLevels)
            throw new DataException(place(null), "the target has too many distinct texts (more than 100,000, or 32 MiB): these are no classes. Choose another column.");
        return schema with { Levels = Sorted(profile) };
    }

    private static void RequirePossible(ColumnProfile profile, ColumnKind kind, Func<Sighting?, Place> place)
    {
        bool wantsNumbers = kind is ColumnKind.Number or ColumnKind.Count;
        if (wantsNumbers && profile.FirstText is Sighting text)
            throw new DataException(place(text), $"{text.Shown} is not a number, and the column was asked to be read as {kind}. Correct the"
                + " value, or leave it empty.");
        if (wantsNumbers && profile is { Dates: > 0, Numbers: 0 })
            throw new DataException(place(null), $"the column holds dates, and was asked to be read as {kind}.");
        if (kind == ColumnKind.Count && profile.Numbers > 0 && !(profile.Shape is { AllIntegers: true, Minimum: >= 0 } or { Distinct: 0 }))
            throw new DataException(place(null), "the column was asked to be read as Count, but not every value is a whole number from 0 up."
                + " Read it as Number.");
        if (kind == ColumnKind.Date && profile.FirstNonDate is Sighting noDate)
            throw new DataException(place(noDate), $"{noDate.Shown} is not a date that can be read. Write 2024-05-31 or 2024-05-31T12:30:00.");
        if (kind == ColumnKind.Date && profile.Numbers > 0)
            throw new DataException(place(null), "the column was asked to be read as Date, but holds numbers. Write dates as 2024-05-31.");
        if (kind == ColumnKind.Category && profile.TooManyLevels)
            throw new DataException(place(null), "the column has too many distinct values for a category (more than 100,000, or 32 MiB)."
                + " Read it as Text.");
    }

    private static string[]? LevelsOf(ColumnProfile profile, ColumnKind kind, Func<Sighting?, Place> place)
    {
        if (kind == ColumnKind.YesNo) return YesNoLevels(profile, place);
        if (kind != ColumnKind.Category) return null;
        return Sorted(profile);
    }

    private static string[] Sorted(ColumnProfile profile)
    {
        string[] levels = [.. profile.Levels.Levels];
        Array.Sort(levels, StringComparer.Ordinal);
        return levels;
    }

    private static string[] YesNoLevels(ColumnProfile profile, Func<Sighting?, Place> place)
    {
        if (profile.IsNumeric && profile.Shape is { AllIntegers: true, Minimum: >= 0, Maximum: <= 1 }) return ["0", "1"];
        string[] levels = [.. profile.Levels.Levels];
        string? no = Array.Find(levels, level => YesNoPair.Value(level) == 0);
        string? yes = Array.Find(levels, level => YesNoPair.Value(level) == 1);
        string? other = Array.Find(levels, level => YesNoPair.Value(level) is null);
        if (other is not null || profile.TooManyLevels)
        {
            throw new DataException(place(null), $"the column was asked to be read as YesNo, but holds {new Sighting(0, other ?? levels[0]).Shown}."
                + " Write 0/1, no/yes, n/y, false/true, f/t or off/on.");
        }
        if (no is null && yes is null) return ["no", "yes"];
        return [no ?? YesNoPair.Opposite(yes!), yes ?? YesNoPair.Opposite(no!)];
    }
}
