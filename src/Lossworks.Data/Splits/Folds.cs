using System.Collections;

namespace Lossworks.Data;

/// <summary>Repeated k-fold cross-validation: in each repeat every row is in exactly one test part.</summary>
/// <example><code>foreach (Fold fold in Folds.Repeated(table.RowCount, folds: 5, repeats: 3, seed: 1)) ...</code></example>
public sealed class Folds : IReadOnlyList<Fold>
{
    private readonly Fold[] _folds;

    private Folds(Fold[] folds, IReadOnlyList<string> warnings) => (_folds, Warnings) = (folds, warnings);

    /// <summary>What the user should know: classes with fewer rows than there are folds.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Folds times repeats.</summary>
    public int Count => _folds.Length;

    /// <summary>A fold; those of one repeat stand together.</summary>
    public Fold this[int index] => _folds[index];

    /// <summary>Divides the rows at random, the same way for the same seed on any machine.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="folds">Parts per repeat, 2 to <paramref name="rows"/>; their sizes differ by at most one.</param>
    /// <param name="repeats">How often, at least once. Repeat r is the same whatever the number of repeats.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="strata">A class code per row, or nothing: with codes, the rows of a class in the test parts differ by at most one.</param>
    public static Folds Repeated(int rows, int folds, int repeats, ulong seed, ReadOnlySpan<int> strata = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        var all = new Fold[folds * repeats];
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            int[] foldOfRow = Deal(rows, folds, Strata.Shuffled(rows, strata, new Xoshiro256(seed, (ulong)repeat)));
            for (int number = 0; number < folds; number++) all[(repeat * folds) + number] = Fold.Of(repeat, number, foldOfRow);
        }
        return new Folds(all, [.. SmallClasses(rows, folds, strata)]);
    }

    /// <summary>The folds in order.</summary>
    public IEnumerator<Fold> GetEnumerator() => ((IEnumerable<Fold>)_folds).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _folds.GetEnumerator();

    // Dealt like cards, and the next class goes on where the last one stopped: so neither the classes nor the sizes drift apart.
    private static int[] Deal(int rows, int folds, int[][] groups)
    {
        var foldOfRow = new int[rows];
        int next = 0;
        foreach (int row in groups.SelectMany(group => group))
        {
            foldOfRow[row] = next;
            next = (next + 1) % folds;
        }
        return foldOfRow;
    }

    private static List<string> SmallClasses(int rows, int folds, ReadOnlySpan<int> strata)
    {
        var warnings = new List<string>();
        if (strata.IsEmpty) return warnings;
        foreach (int[] group in Strata.Group(rows, strata))
        {
            if (group.Length >= folds) continue;
            string some = group.Length == 1 ? "1 row" : $"{group.Length} rows";
            warnings.Add($"Class {strata[group[0]]} has {some}, fewer than the {folds} folds: some test parts have none of it. Use fewer folds"
                + " or merge classes.");
        }
        return warnings;
    }
}
