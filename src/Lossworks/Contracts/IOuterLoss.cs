using Lossworks.Calculus;

namespace Lossworks;

/// <summary>
/// A loss made of another one: a function of its value, number by number or row by row. Predictions, targets and shape are those of the
/// base; gradient and Hessian follow by the chain rule.
/// </summary>
public interface IOuterLoss : ILoss, IHasBase
{
    /// <summary>The formula, written once.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="loss">The value of the base for one number or one row, unweighted.</param>
    /// <param name="label">The class of the row; of a label 1 or not 1: 1 or 0; -1 where the target is no class.</param>
    T Of<T>(T loss, int label)
        where T : struct, IReal<T>;
}
