using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks;

/// <summary>A loss of the residual alone, r = prediction - target.</summary>
public interface IResidualLoss : ILoss
{
    /// <summary>The formula, written once: value, gradient and Hessian at every precision and vector width follow from it.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="r">prediction - target.</param>
    T Of<T>(T r)
        where T : struct, IReal<T>;

    /// <summary>
    /// Whether <see cref="Fused"/> is written by hand: for the few losses that are bound by the memory, where it is at least 1.5 times as fast in
    /// cache as what is derived. The contract suite holds the two against each other.
    /// </summary>
    internal static virtual bool IsFused => false;

    /// <summary>Value and derivatives by r together.</summary>
    internal Expansion<V> Fused<V, O>(V r)
        where V : struct
        where O : struct, ILanes<V>
    {
        Jet2<V, O> loss = Of(Jet2<V, O>.Variable(r));
        return new(loss.Value, loss.First, loss.Second);
    }
}
