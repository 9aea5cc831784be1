using Lossworks.Calculus;

namespace Lossworks;

/// <summary>A loss of several numbers per row, each with its own meaning (mean and variance), and one target.</summary>
public interface IOutputsLoss : ILoss
{
    /// <summary>How many numbers a row has.</summary>
    int OutputCount { get; }

    /// <summary>The formula, written once.</summary>
    /// <typeparam name="T">The number type of predictions.</typeparam>
    /// <typeparam name="C">The number type of constants.</typeparam>
    /// <param name="outputs">The predictions of one row, in the order that the card states.</param>
    /// <param name="y">The target.</param>
    T Of<T, C>(ReadOnlySpan<T> outputs, C y)
        where T : unmanaged, IReal<T, C>
        where C : unmanaged, IReal<C>;
}
