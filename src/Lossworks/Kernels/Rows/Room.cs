using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>The caller's memory for derivatives: empty where they were not asked for.</summary>
internal static class Room
{
    /// <summary>Rounds a number into its place, if there is one.</summary>
    internal static void Put<S>(this Span<S> room, int k, double value)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (!room.IsEmpty)
            room[k] = S.CreateTruncating(value);
    }

    /// <summary>A part of it; of nothing, nothing.</summary>
    internal static Span<S> Part<S>(this Span<S> room, int start, int length) => room.IsEmpty ? room : room.Slice(start, length);
}
