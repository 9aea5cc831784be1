using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Kernels;

/// <summary>Cross-entropy that fades for answers that are right: what the focal losses of single logits are made of.</summary>
internal static class FocalTerm
{
    /// <summary>
    /// (1 - p)^gamma (-log p) with p = sigmoid(m), m the logit of the true answer: 1 - p = exp(-softplus(m)) and -log p = softplus(-m), so nothing
    /// cancels.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Of<T>(T m, double gamma)
        where T : struct, IReal<T>
        => T.Exp(-gamma * T.Softplus(m)) * T.Softplus(-m);
}
