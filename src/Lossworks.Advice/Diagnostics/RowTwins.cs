using Lossworks.Data;

namespace Lossworks.Advice.Diagnostics;

/// <summary>Rows with the same features.</summary>
/// <param name="Distinct">How many different rows of features there are.</param>
/// <param name="Copies">Rows that repeat an earlier one, the target included.</param>
/// <param name="Conflicts">Rows whose features are also those of a row of another target.</param>
internal readonly record struct RowTwins(int Distinct, int Copies, int Conflicts)
{
    /// <summary>Rows are told apart by 64 bits of a hash, which two different rows of a million share with a chance of one in ten million.</summary>
    internal static RowTwins Of(Problem problem)
    {
        ulong[] keys = new ulong[problem.Truth.Rows];
        foreach (Column column in problem.Features.Columns)
        {
            for (int i = 0; i < keys.Length; i++)
                keys[i] = Mixed(keys[i] ^ Bits(column, i));
        }

        int copies = 0, conflicts = 0, distinct = 0;
        foreach (IGrouping<ulong, int> twins in Enumerable.Range(0, keys.Length).GroupBy(i => keys[i]))
        {
            double[] targets = [.. twins.Select(i => problem.IsClass ? problem.Truth.Codes[i] : problem.Truth.Numbers[i])];
            int different = targets.Distinct().Count();
            distinct++;
            copies += targets.Length - different;
            conflicts += different > 1 ? targets.Length : 0;
        }

        return new(distinct, copies, conflicts);
    }

    private static ulong Bits(Column column, int row) =>
        column.IsMissing(row) ? ulong.MaxValue : column.HasNumbers ? BitConverter.DoubleToUInt64Bits(column.Numbers[row]) : (ulong)column.Codes[row] + 1;

    /// <summary>The finalizer of Steele, Lea and Flood (2014), doi:10.1145/2660193.2660195.</summary>
    private static ulong Mixed(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
