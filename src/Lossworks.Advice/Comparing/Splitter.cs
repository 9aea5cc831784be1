using Lossworks.Data;

namespace Lossworks.Advice.Comparing;

/// <summary>Divides the rows of a problem as they may be divided: classes in proportion, groups whole, the past before the future.</summary>
internal static class Splitter
{
    /// <summary>From so many rows on one part of them is enough to choose settings by; of fewer, every row must serve.</summary>
    private const int EnoughForOnePart = 1500;

    private const double HeldOut = 0.25;
    private const int InnerFolds = 4;

    /// <summary>The folds on which losses are compared.</summary>
    /// <exception cref="LossException">There are too few rows, groups or moments.</exception>
    internal static Folds Outer(Problem problem, int folds, int repeats, ulong seed)
    {
        int[] all = [.. Enumerable.Range(0, problem.Truth.Rows)];
        return Of(problem, all, folds, repeats, seed);
    }

    /// <summary>The folds of some rows, numbered within them.</summary>
    internal static Folds Of(Problem problem, int[] rows, int folds, int repeats, ulong seed)
    {
        if (problem.Times.Length > 0)
        {
            double[] times = [.. rows.Select(r => problem.Times[r])];
            return Enough(times.Distinct().Count() - 1, folds, "moments", () => Folds.InTime(times, folds));
        }

        if (problem.Groups.Length > 0)
        {
            int[] groups = [.. rows.Select(r => problem.Groups[r])];
            return Enough(groups.Distinct().Count(), folds, "groups", () => Folds.Grouped(groups, folds, repeats, seed));
        }

        return Enough(rows.Length, folds, "rows", () => Folds.Repeated(rows.Length, folds, repeats, seed, problem.IsClass ? problem.Truth.Select(rows).Codes : []));
    }

    /// <summary>Where settings are chosen, inside a training part: one part held out of many rows, a cross-validation of few. Numbered within the rows given.</summary>
    internal static IReadOnlyList<Fold> Inner(Problem problem, int[] rows, ulong seed)
    {
        if (rows.Length < EnoughForOnePart || problem.Groups.Length > 0)
            return [.. Of(problem, rows, Fewest(problem, rows), 1, seed).Take(rows.Length < EnoughForOnePart ? InnerFolds : 1)];
        return problem.Times.Length > 0
            ? [Of(problem, rows, 3, 1, seed)[^1]]
            : [Holdout.Split(rows.Length, HeldOut, seed, problem.IsClass ? problem.Truth.Select(rows).Codes : [])];
    }

    private static int Fewest(Problem problem, int[] rows)
    {
        int parts = problem.Times.Length > 0 ? rows.Select(r => problem.Times[r]).Distinct().Count() - 1
            : problem.Groups.Length > 0 ? rows.Select(r => problem.Groups[r]).Distinct().Count()
            : rows.Length;
        return Math.Min(InnerFolds, parts);
    }

    private static Folds Enough(int parts, int folds, string what, Func<Folds> make) => parts >= folds && parts >= 2
        ? make()
        : throw new LossException($"{folds} folds need at least {folds} {what}, and there are {Math.Max(0, parts)}: give fewer folds.");
}
