using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>The largest number of a row.</summary>
internal static class Largest
{
    /// <summary>Its index: the first of equals.</summary>
    internal static int IndexIn<S>(ReadOnlySpan<S> row)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int top = 0;
        for (int k = 1; k < row.Length; k++)
        {
            if (row[k] > row[top])
                top = k;
        }

        return top;
    }
}
