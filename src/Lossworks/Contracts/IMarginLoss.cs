using Lossworks.Calculus;

namespace Lossworks;

/// <summary>A loss of the margin alone, m = target * score, for targets -1 and +1.</summary>
public interface IMarginLoss : ILoss
{
    /// <summary>The formula, written once.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="m">target * score: positive when the sign of the score is right.</param>
    T Of<T>(T m)
        where T : struct, IReal<T>;
}
