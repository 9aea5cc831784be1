using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Kernels;

/// <summary>f - y.</summary>
internal readonly struct PlainDifference : IDifference
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
        => f - y;
}
