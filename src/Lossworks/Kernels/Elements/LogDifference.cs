using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Kernels;

/// <summary>log(1 + f) - log(1 + y).</summary>
internal readonly struct LogDifference : IDifference
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        // Close together the difference of logarithms cancels, so the ratio is formed first; far apart the ratio does.
        T ratio = (f - y) / (1 + y);
        return T.IfAtMost(T.Abs(ratio), 0.5, T.Log1p(ratio), T.Log1p(f) - C.Log1p(y));
    }
}
