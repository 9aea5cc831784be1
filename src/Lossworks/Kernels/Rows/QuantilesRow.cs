using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Losses;

namespace Lossworks.Kernels;

/// <summary>One column per quantile, each with its own pinball loss, against one target.</summary>
internal static class QuantilesRow
{
    /// <summary>factor times the sum.</summary>
    internal static double Of<S>(NumberList quantiles, ReadOnlySpan<S> scores, RowTarget<S> target, double factor, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CompensatedSum sum = default;
        for (int k = 0; k < scores.Length; k++)
            sum.Add(SeparableRow.Column(new Column(quantiles[k]), scores, k, target[0], factor, gradient, hessian));
        return sum.Total;
    }

    /// <summary>The largest size of the gradient of the sum: the longer side of each pinball.</summary>
    internal static double SteepestOf(NumberList quantiles)
    {
        double squares = 0;
        foreach (double quantile in quantiles)
            squares += Math.Pow(Math.Max(quantile, 1 - quantile), 2);
        return Math.Sqrt(squares);
    }

    private readonly struct Column(double quantile) : IColumnFormula
    {
        public T Of<T, C>(T z, C t)
            where T : struct, IReal<T, C>
            where C : struct, IReal<C>
            => new Pinball(quantile).Of(z - t);
    }
}
