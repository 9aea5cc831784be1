using System.Runtime.CompilerServices;
using Lossworks.Calculus.Functions;

namespace Lossworks.Calculus;

/// <summary>A function of a prediction and a target with its derivatives written out, where those derived from its formula would cancel.</summary>
internal static class Expanded
{
    /// <summary>The number with this value whose first two derivatives by x are these; infinite ones stay infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Around<T, C>(T x, C value, C first, C second)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        // The step is 0 and only its derivatives count. An infinite slope times 0 would not be a number, so half of it is bounded and doubled afterwards.
        T step = x - T.Held(x);
        return (2 * (Half(first) * step)) + (Half(second) * T.Square(step)) + value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static C Half<C>(C x)
        where C : struct, IReal<C>
        => C.Apply(default(Finite), 0.5 * x);
}
