using Lossworks.Lanes;

namespace Lossworks.Calculus;

/// <summary>
/// A smooth function of one number and two constants that knows its own derivatives by the number, as <see cref="IElementary"/> does: for
/// terms that share most of their work.
/// </summary>
public interface IElementaryOfConstants
{
    /// <summary>The value and the first two derivatives at x.</summary>
    Expansion<V> At<V, O>(V x, V a, V b)
        where V : struct
        where O : struct, ILanes<V>;
}
