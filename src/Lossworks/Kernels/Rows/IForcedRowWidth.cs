using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>Lets the tests hold a kernel of whole blocks against the formula of one row, at every vector width.</summary>
internal interface IForcedRowWidth
{
    /// <summary>Whether blocks have a kernel of their own.</summary>
    bool HasKernel { get; }

    /// <summary>As always, but at this width.</summary>
    double EvaluateAt<S>(Width width, in LossBatch<S> batch, in LossResult<S> result, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>Row by row, by the closed form of the loss.</summary>
    double EvaluateRows<S>(in LossBatch<S> batch, in LossResult<S> result, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}

/// <summary>A formula without its kernel.</summary>
internal readonly struct RowByRow<F>(F formula) : IRowFormula
    where F : struct, IRowFormula
{
    public LossCard Card => formula.Card;

    public int? Columns => formula.Columns;

    public bool HasKernel => false;

    public void CheckColumns<S>(in LossBatch<S> batch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => formula.CheckColumns(batch);

    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => formula.Of(scores, target, gradient, hessian);

    public double Block<S>(in RowBlock<S> block)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => ScalarRows.Run(formula, block);
}
