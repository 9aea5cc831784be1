using Lossworks.Lanes;

namespace Lossworks.Calculus;

/// <summary>
/// A smooth function of one number that knows its own derivatives, each written so that it is accurate over the whole range. Formulas are
/// composed of these; <see cref="IReal{T}.Apply{F}"/> carries them through the chain rule.
/// </summary>
/// <remarks>
/// This is the one place where a derivative is written by hand, and only for functions whose derivative would cancel if it were derived
/// from their formula (tanh for log-cosh, the logistic function for softplus). The contract suite checks each against differences.
/// </remarks>
public interface IElementary
{
    /// <summary>The value and the first two derivatives at x.</summary>
    Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>;
}
