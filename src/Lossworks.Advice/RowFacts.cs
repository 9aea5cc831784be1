using Lossworks.Data;

namespace Lossworks.Advice;

/// <summary>What the columns with a role say of each row.</summary>
internal sealed record RowFacts
{
    private double[] _exposure = [];

    /// <summary>How much each row counts; empty where all count the same.</summary>
    internal double[] Weights { get; private init; } = [];

    internal int[] Groups { get; private init; } = [];

    internal double[] Times { get; private init; } = [];

    /// <exception cref="DataException">A column that is not there, or does not hold what its role needs.</exception>
    internal static RowFacts Of(Target target, ColumnRoles roles)
    {
        if (roles.Group is not null && roles.Time is not null)
            throw new LossException("--group and --time cannot both divide the rows: leave one out.");
        Table table = target.Features;
        double[] weights = Numbers(table, roles.Weight, w => w >= 0, "a weight cannot be negative");
        double[] exposure = Numbers(table, roles.Exposure, e => e > 0, "an exposure must be above 0");
        if (weights.Length > 0 && weights.All(w => w == 0))
            throw new DataException(table.Source, "every weight is 0.", null, roles.Weight);
        return new()
        {
            Weights = exposure.Length == 0 ? weights : weights.Length == 0 ? exposure : [.. weights.Zip(exposure, (w, e) => w * e)],
            _exposure = exposure,
            Groups = roles.Group is { } group ? Codes(table[group]) : [],
            Times = roles.Time is { } time ? TimeShift.Moments(table, time) : [],
        };
    }

    internal double[] PerExposure(ReadOnlySpan<double> targets)
    {
        double[] numbers = targets.ToArray();
        for (int i = 0; i < _exposure.Length; i++)
            numbers[i] /= _exposure[i];
        return numbers;
    }

    /// <summary>What the target was when it was last known: of a target ahead, in its own row; else in the latest row before.</summary>
    internal double[] LastValues(Question question, Target target, double[] numbers)
    {
        if (Times.Length == 0)
            return [];
        if (question.Roles.Ahead > 0)
            return target.Features[question.Column].Numbers.ToArray();
        int[] order = [.. Enumerable.Range(0, Times.Length).OrderBy(i => Times[i]).ThenBy(i => i)];
        double[] last = new double[order.Length];
        double known = double.NaN;
        for (int start = 0; start < order.Length;)
        {
            int end = start;
            while (end < order.Length && Times[order[end]] == Times[order[start]])
                last[order[end++]] = known;
            known = numbers[order[end - 1]];
            start = end;
        }

        return last;
    }

    private static int[] Codes(Column column)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        int[] codes = new int[column.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            // A row without a group is one of its own.
            string name = column.Text(i) ?? FormattableString.Invariant($"\0{i}");
            codes[i] = seen.TryGetValue(name, out int code) ? code : seen[name] = seen.Count;
        }

        return codes;
    }

    private static double[] Numbers(Table table, string? name, Predicate<double> holds, string rule)
    {
        if (name is null)
            return [];
        Column column = table[name];
        if (!column.IsNumeric)
            throw new DataException(table.Source, $"holds {column.Kind} values where numbers are needed.", null, name);
        double[] values = column.Numbers.ToArray();
        int wrong = Array.FindIndex(values, v => double.IsNaN(v) || !holds(v));
        return wrong < 0 ? values : throw new DataException(
            table.Source, double.IsNaN(values[wrong]) ? "has no value; fill it or leave the row out." : FormattableString.Invariant($"the value is {values[wrong]:R}: {rule}."), table.LineOf(wrong), name);
    }
}
