using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Kernels;

/// <summary>Counts of which a share of the rows is 0 for a reason of its own: that share is the logistic function of z.</summary>
internal static class ZeroInflation
{
    /// <summary>-log(s(z) + s(-z) e^(-loss)): the row is 0, which costs <paramref name="loss"/> if it is a count like the others.</summary>
    /// <remarks>It is -log(1 - q) with q = s(-z) (1 - e^(-loss)); where q is large, what is left over comes from softplus functions instead.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T OfZero<T>(T z, T loss)
        where T : struct, IReal<T>
    {
        T chance = T.Apply(default(Logistic), -z) * -T.Apply(default(Expm1), -loss), sum = z + loss;
        T rare = T.IfAtMost(sum, 0, T.Softplus(z) + loss - T.Softplus(sum), T.Softplus(-z) - T.Softplus(-sum));
        return T.IfAtMost(chance, 0.5, -T.Log1p(-chance), rare);
    }

    /// <summary>-log(s(-z)) + loss: the row is a count like the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T OfPositive<T>(T z, T loss)
        where T : struct, IReal<T>
        => T.Softplus(z) + loss;
}
