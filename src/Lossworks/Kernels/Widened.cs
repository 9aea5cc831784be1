using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>Rows in double, whatever their precision.</summary>
internal static class Widened
{
    internal static void Copy<S>(ReadOnlySpan<S> from, Span<double> to)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int i = 0; i < from.Length; i++)
            to[i] = double.CreateTruncating(from[i]);
    }

    /// <summary>And back; nothing where the caller gave no room.</summary>
    internal static void CopyBack<S>(ReadOnlySpan<double> from, Span<S> to)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int i = 0; i < to.Length; i++)
            to[i] = S.CreateTruncating(from[i]);
    }
}
