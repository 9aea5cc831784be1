using System.Text.RegularExpressions;

namespace Lossworks.Data;

/// <summary>Which kind follows from a profile; the rules and their reasons are told at <see cref="ColumnKind"/>.</summary>
internal static partial class KindRules
{
    private const double NearlyAll = 0.9;
    private const int FewestForSequence = 50;
    private const int FewestForNames = 20;
    private const int WordsOfProse = 5;
    private const int FewestForCount = 3;

    public static ColumnKind Infer(ColumnProfile profile)
    {
        if (profile.Present == 0) return ColumnKind.Number;
        if (profile.IsNumeric) return InferNumeric(profile);
        return profile.IsDate ? ColumnKind.Date : InferText(profile);
    }

    public static bool IsIdentifierName(string name) => IdentifierName().IsMatch(name);

    private static ColumnKind InferNumeric(ColumnProfile profile)
    {
        NumberShape shape = profile.Shape;
        if (shape.IsZeroOne) return ColumnKind.YesNo;
        if (shape.AllIntegers && IsIdentifier(profile, shape)) return ColumnKind.Identifier;
        bool startsAtNothing = shape.Minimum is 0 or 1;
        return shape.AllIntegers && startsAtNothing && shape.Distinct >= FewestForCount ? ColumnKind.Count : ColumnKind.Number;
    }

    private static bool IsIdentifier(ColumnProfile profile, NumberShape shape)
    {
        bool named = IsIdentifierName(profile.Column.Name) && shape.DistinctShare >= NearlyAll;
        bool numbered = shape.IsSequence && profile.Missing == 0 && profile.Rows >= FewestForSequence && !AxisName().IsMatch(profile.Column.Name);
        return named || numbered;
    }

    private static ColumnKind InferText(ColumnProfile profile)
    {
        IReadOnlyList<string> levels = profile.Levels.Levels;
        if (levels.Count == 2 && YesNoPair.Match(levels[0], levels[1]) is not null) return ColumnKind.YesNo;
        long values = profile.Present;
        if (profile.Words >= WordsOfProse * values && (profile.TooManyLevels || levels.Count > 0.5 * values)) return ColumnKind.Text;
        bool manyDistinct = values >= FewestForNames && levels.Count >= NearlyAll * values;
        if (manyDistinct || profile.TooManyLevels) return profile.SeveralWords > 0.5 * values ? ColumnKind.Text : ColumnKind.Identifier;
        return ColumnKind.Category;
    }

    [GeneratedRegex("^(id|key|uuid|guid|index|row|rownames|obs|observation|unnamed.*|.*[_ .-](id|key))$", RegexOptions.IgnoreCase)]
    private static partial Regex IdentifierName();

    [GeneratedRegex("^(x|t|time|day|days|week|weeks|month|months|year|years|hour|hours|step|steps|period|age)$", RegexOptions.IgnoreCase)]
    private static partial Regex AxisName();
}
