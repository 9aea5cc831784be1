using System.Numerics;

namespace Lossworks;

/// <summary>The truth for one row: a class index, or a share for each class.</summary>
/// <typeparam name="S"><c>float</c> or <c>double</c>.</typeparam>
public readonly ref struct RowTarget<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly ReadOnlySpan<S> _shares;

    /// <summary>A class, counted from 0.</summary>
    public RowTarget(int label) => Label = label;

    /// <summary>A share for each class, used as given: not normalized.</summary>
    public RowTarget(ReadOnlySpan<S> shares)
    {
        Label = -1;
        _shares = shares;
    }

    /// <summary>The class, or -1 where shares are given.</summary>
    public int Label { get; }

    /// <summary>Whether a class index is given.</summary>
    public bool IsLabel => Label >= 0;

    /// <summary>The shares; empty where a class index is given.</summary>
    public ReadOnlySpan<S> Shares => _shares;

    /// <summary>The share of class k: 1 or 0 where a class index is given.</summary>
    public double this[int k] => IsLabel ? (k == Label ? 1 : 0) : double.CreateTruncating(_shares[k]);

    /// <summary>The sum of the shares: 1 where a class index is given.</summary>
    public double Total
    {
        get
        {
            if (IsLabel)
                return 1;
            double total = 0;
            foreach (S share in _shares)
                total += double.CreateTruncating(share);
            return total;
        }
    }
}
