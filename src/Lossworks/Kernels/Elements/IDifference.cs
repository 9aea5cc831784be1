using Lossworks.Calculus;

namespace Lossworks.Kernels;

/// <summary>How far a prediction is from its target, on some scale.</summary>
internal interface IDifference
{
    /// <summary>The formula, written once.</summary>
    static abstract T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>;
}
