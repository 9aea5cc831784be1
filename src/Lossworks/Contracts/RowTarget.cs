using System.Numerics;

namespace Lossworks;

/// <summary>The truth for one row: a class index, a share for each class, or numbers.</summary>
/// <typeparam name="S"><c>float</c> or <c>double</c>.</typeparam>
public readonly ref struct RowTarget<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>A class, counted from 0.</summary>
    /// <param name="label">The class.</param>
    /// <param name="row">Which row of the batch this is.</param>
    public RowTarget(int label, int row = 0) => (Label, Row) = (label, row);

    /// <summary>Numbers, used as given: a share for each class is not normalized.</summary>
    /// <param name="values">As many as the batch has target columns.</param>
    /// <param name="row">Which row of the batch this is.</param>
    public RowTarget(ReadOnlySpan<S> values, int row = 0)
    {
        (Label, Row) = (-1, row);
        Values = values;
    }

    /// <summary>The class, or -1 where numbers are given.</summary>
    public int Label { get; }

    /// <summary>Which row of the batch this is, counted from 0: for losses that drop something at random.</summary>
    public int Row { get; }

    /// <summary>Whether a class index is given.</summary>
    public bool IsLabel => Label >= 0;

    /// <summary>The numbers; empty where a class index is given.</summary>
    public ReadOnlySpan<S> Values { get; }

    /// <summary>Number k; of a class index, the share of class k: 1 or 0.</summary>
    public double this[int k] => IsLabel ? (k == Label ? 1 : 0) : double.CreateTruncating(Values[k]);

    /// <summary>The sum of the shares: 1 where a class index is given.</summary>
    public double Total
    {
        get
        {
            if (IsLabel)
                return 1;
            double total = 0;
            foreach (S share in Values)
                total += double.CreateTruncating(share);
            return total;
        }
    }
}
