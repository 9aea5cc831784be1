using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>A loss of one column: its score and its target.</summary>
internal interface IColumnFormula
{
    /// <summary>The formula, written once; derivatives follow.</summary>
    T Of<T, C>(T z, C t)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>;
}

/// <summary>Row losses that are a sum over columns of the same formula: labels, tasks, nodes of a path.</summary>
internal static class SeparableRow
{
    /// <summary>factor times the sum; a class index stands for its one-hot row.</summary>
    internal static double Of<F, S>(F formula, ReadOnlySpan<S> scores, RowTarget<S> target, double factor, Span<S> gradient, Span<S> hessian)
        where F : struct, IColumnFormula
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CompensatedSum sum = default;
        for (int k = 0; k < scores.Length; k++)
            sum.Add(Column(formula, scores, k, target[k], factor, gradient, hessian));
        return sum.Total;
    }

    /// <summary>One column, with its derivatives.</summary>
    internal static double Column<F, S>(F formula, ReadOnlySpan<S> scores, int k, double target, double factor, Span<S> gradient, Span<S> hessian)
        where F : struct, IColumnFormula
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        var z = Jet2<double, Scalar<double>>.Variable(double.CreateTruncating(scores[k]));
        var loss = formula.Of(z, new Plain<double, Scalar<double>>(target));
        gradient.Put(k, factor * loss.First);
        hessian.Put(k, factor * loss.Second);
        return factor * loss.Value;
    }
}
