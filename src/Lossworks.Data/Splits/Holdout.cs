namespace Lossworks.Data;

/// <summary>A single division: a part of the rows is held out to judge by.</summary>
public static class Holdout
{
    /// <summary>Holds out a share of the rows at random, the same way for the same seed on any machine.</summary>
    /// <param name="rows">How many rows there are, at least 2.</param>
    /// <param name="fraction">The share of the rows to hold out, between 0 and 1; rounded to rows, at least one on either side.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="strata">A class code per row, or nothing: with codes, each class is held out in proportion, to within one row.</param>
    public static Fold Split(int rows, double fraction, ulong seed, ReadOnlySpan<int> strata = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 2);
        if (!(fraction is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The fraction lies between 0 and 1.");
        int[][] groups = Strata.Shuffled(rows, strata, new Xoshiro256(seed, stream: 0));
        int wanted = Math.Clamp((int)Math.Round(fraction * rows), 1, rows - 1);
        int[] tests = Shares(groups, wanted, rows);
        int[] foldOfRow = new int[rows];
        Array.Fill(foldOfRow, 1);
        for (int group = 0; group < groups.Length; group++)
        {
            foreach (int row in groups[group].AsSpan(0, tests[group])) foldOfRow[row] = 0;
        }
        return Fold.Of(repeat: 0, number: 0, foldOfRow);
    }

    /// <summary>
    /// Whether a row is held out where there are too many rows to shuffle: each by a hash of its number and the seed, the same way on any machine. The share is met
    /// up to chance, about one part in the square root of the number of rows held out.
    /// </summary>
    /// <param name="row">The number of the row.</param>
    /// <param name="fraction">The share of the rows to hold out, from 0 to 1.</param>
    /// <param name="seed">Any number.</param>
    public static bool Contains(long row, double fraction, ulong seed)
    {
        ulong mixed = seed, place = (ulong)row;
        mixed = Xoshiro256.SplitMix(ref mixed) ^ Xoshiro256.SplitMix(ref place);
        return (Xoshiro256.SplitMix(ref mixed) >> 11) * (1.0 / (1UL << 53)) < fraction;
    }

    // Hamilton's method: everyone gets the whole part of the share, and the largest remainders get the seats that are left.
    private static int[] Shares(int[][] groups, int wanted, int rows)
    {
        double[] exact = [.. groups.Select(group => (double)group.Length * wanted / rows)];
        int[] shares = [.. exact.Select(share => (int)Math.Floor(share))];
        int left = wanted - shares.Sum();
        foreach (int group in Enumerable.Range(0, shares.Length).OrderByDescending(group => exact[group] - shares[group]).Take(left)) shares[group]++;
        return shares;
    }
}
