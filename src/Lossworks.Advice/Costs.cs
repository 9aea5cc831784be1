using System.Collections.Immutable;
using System.Globalization;

namespace Lossworks.Advice;

/// <summary>What mistakes cost: one unit too little and one too much of a number, or each wrong decision of classes.</summary>
public sealed record Costs
{
    /// <summary>Of a number: what each unit costs by which the answer lies below the truth.</summary>
    public double? Under { get; init; }

    /// <summary>Of a number: what each unit costs by which it lies above.</summary>
    public double? Over { get; init; }

    /// <summary>Of classes: what it costs to decide for one class where another is true. What is not named costs nothing.</summary>
    public ImmutableArray<ClassCost> OfClasses { get; init; } = [];

    /// <summary>Whether the costs are those of numbers.</summary>
    public bool IsOfNumbers => Under is not null;

    /// <summary>The quantile that costs least: that of under / (under + over) (the newsvendor's; Arrow, Harris and Marschak 1951, doi:10.2307/1906813).</summary>
    internal double Level => Under!.Value / (Under.Value + Over!.Value);

    /// <summary>Reads <c>under=3,over=1</c>, or <c>bad:good=5,good:bad=1</c>: true class, colon, class decided for, its cost.</summary>
    /// <exception cref="LossException">It is neither, or a cost is negative.</exception>
    public static Costs Parse(string text)
    {
        Dictionary<string, double> given = [];
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int at = part.LastIndexOf('=');
            if (at < 1 || !double.TryParse(part[(at + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out double cost) || !(cost >= 0) || !double.IsFinite(cost))
                throw Wrong(text, $"'{part}' is no cost");
            if (!given.TryAdd(part[..at].Trim(), cost))
                throw Wrong(text, $"'{part[..at].Trim()}' is there twice");
        }

        if (given.Count == 2 && given.TryGetValue("under", out double under) && given.TryGetValue("over", out double over))
            return under > 0 && over > 0 ? new() { Under = under, Over = over } : throw Wrong(text, "both must be above 0");
        ImmutableArray<ClassCost> classes = [.. given.Select(g => OfPair(g.Key, g.Value, text))];
        return classes.Any(c => c.Cost > 0) ? new() { OfClasses = classes } : throw Wrong(text, "nothing costs anything");
    }

    /// <inheritdoc/>
    public override string ToString() => IsOfNumbers
        ? string.Create(CultureInfo.InvariantCulture, $"under={Under:R},over={Over:R}")
        : string.Join(",", OfClasses.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Actual}:{c.Decided}={c.Cost:R}")));

    /// <summary>Costs by class codes: row the true class, column the one decided for.</summary>
    /// <exception cref="LossException">A class that the target does not have.</exception>
    internal double[,] Matrix(IReadOnlyList<string> classes)
    {
        double[,] matrix = new double[classes.Count, classes.Count];
        foreach (ClassCost cost in OfClasses)
            matrix[CodeOf(cost.Actual, classes), CodeOf(cost.Decided, classes)] = cost.Cost;
        return matrix;
    }

    private static int CodeOf(string label, IReadOnlyList<string> classes)
    {
        int code = Enumerable.Range(0, classes.Count).FirstOrDefault(i => string.Equals(classes[i], label, StringComparison.Ordinal), -1);
        return code >= 0 ? code : throw new LossException($"--cost names a class '{label}', but the target has {string.Join(", ", classes.Take(12))}.");
    }

    private static ClassCost OfPair(string pair, double cost, string text)
    {
        int colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < pair.Length - 1
            ? new(pair[..colon].Trim(), pair[(colon + 1)..].Trim(), cost)
            : throw Wrong(text, $"'{pair}' names no pair of classes");
    }

    private static LossException Wrong(string text, string why) =>
        new($"the costs '{text}' make no sense: {why}. Give under=3,over=1 for numbers, or true:decided=5,... for classes.");
}
