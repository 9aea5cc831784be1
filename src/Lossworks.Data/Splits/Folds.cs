using System.Collections;

namespace Lossworks.Data;

/// <summary>Cross-validation: repeated k-fold, where in each repeat every row is in exactly one test part; or by time.</summary>
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

    /// <summary>Divides rows so that those of one group are always on the same side.</summary>
    /// <param name="groups">The group of each row.</param>
    /// <param name="folds">Parts per repeat, from 2 to the number of groups; their sizes differ as little as the groups let them.</param>
    /// <param name="repeats">How often, at least once.</param>
    /// <param name="seed">Any number.</param>
    public static Folds Grouped(ReadOnlySpan<int> groups, int folds, int repeats, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        int[][] members = Strata.Group(groups.Length, groups);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, members.Length);
        var all = new Fold[folds * repeats];
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            int[] foldOfRow = DealGroups(members, groups.Length, folds, new Xoshiro256(seed, (ulong)repeat));
            for (int number = 0; number < folds; number++) all[(repeat * folds) + number] = Fold.Of(repeat, number, foldOfRow);
        }
        return new Folds(all, []);
    }

    /// <summary>
    /// Divides rows by time: each part is judged by what was learned from all rows before it, and the first is only learned from. Rows of the same moment are
    /// never divided.
    /// </summary>
    /// <param name="times">The moment of each row.</param>
    /// <param name="folds">Parts to judge by, at least 1; one less than there are moments at most. Their sizes differ as little as the moments let them.</param>
    public static Folds InTime(ReadOnlySpan<double> times, int folds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 1);
        double[] moments = times.ToArray();
        int[] order = [.. Enumerable.Range(0, moments.Length).OrderBy(row => moments[row])];
        int[] starts = Blocks(moments, order, folds + 1);
        var all = new Fold[folds];
        for (int number = 0; number < folds; number++)
        {
            int[] train = order[..starts[number + 1]], test = order[starts[number + 1]..starts[number + 2]];
            Array.Sort(train);
            Array.Sort(test);
            all[number] = new Fold(0, number, train, test);
        }
        return new Folds(all, []);
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

    // The largest group first, each to the part that has the fewest rows so far; chance decides between equals.
    private static int[] DealGroups(int[][] members, int rows, int folds, Xoshiro256 random)
    {
        int[] order = [.. Enumerable.Range(0, members.Length)];
        random.Shuffle(order);
        var foldOfRow = new int[rows];
        var sizes = new int[folds];
        foreach (int[] group in order.Select(index => members[index]).OrderByDescending(group => group.Length))
        {
            int fold = Array.IndexOf(sizes, sizes.Min());
            foreach (int row in group) foldOfRow[row] = fold;
            sizes[fold] += group.Length;
        }
        return foldOfRow;
    }

    // Where each block of rows begins in the order of time, and at last how many rows there are.
    private static int[] Blocks(double[] moments, int[] order, int blocks)
    {
        var starts = new int[blocks + 1];
        starts[blocks] = order.Length;
        for (int block = 1; block < blocks; block++)
        {
            int start = Math.Max((int)Math.Round((double)block * order.Length / blocks), starts[block - 1] + 1);
            while (start < order.Length && moments[order[start]] == moments[order[start - 1]]) start++;
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, order.Length, "folds");
            starts[block] = start;
        }
        return starts;
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
