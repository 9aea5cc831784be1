using Lossworks.Calculus;

namespace Lossworks;

/// <summary>A loss of one prediction and one target.</summary>
public interface IPointwiseLoss : ILoss
{
    /// <summary>The formula, written once.</summary>
    /// <typeparam name="T">The number type of predictions.</typeparam>
    /// <typeparam name="C">The number type of constants.</typeparam>
    /// <param name="f">The prediction; the card says on which scale.</param>
    /// <param name="y">The target.</param>
    T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>;
}
