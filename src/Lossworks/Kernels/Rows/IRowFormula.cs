using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>What the row loop runs: a formula of one row. Row losses pass through; losses of several outputs are lifted to it, once, here.</summary>
internal interface IRowFormula
{
    double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>A block of rows, derivatives included: the sum of the weighted losses.</summary>
    double Block<S>(in RowBlock<S> block)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>Whether blocks have a kernel of their own.</summary>
    bool HasKernel { get; }

    /// <summary>The card of the loss.</summary>
    LossCard Card { get; }

    /// <summary>How many columns a row must have; null where any number will do.</summary>
    int? Columns { get; }

    /// <summary>Throws where the columns of predictions and targets do not fit this formula.</summary>
    void CheckColumns<S>(in LossBatch<S> batch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}

/// <summary>A row loss as it is.</summary>
internal readonly struct OfRow<L>(L loss) : IRowFormula
    where L : struct, IRowLoss
{
    public LossCard Card => L.Card;

    public bool HasKernel => false;

    public int? Columns => loss is IHasClassWeights { ClassWeights: { IsNone: false } weights } ? weights.Count : null;

    public void CheckColumns<S>(in LossBatch<S> batch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => ColumnChecks.Run(L.Card, batch);

    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => loss.Of(scores, target, gradient, hessian);

    public double Block<S>(in RowBlock<S> block)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => ScalarRows.Run(this, block);
}

/// <summary>A loss of several outputs: its jet runs once per output, with that output as the variable.</summary>
internal readonly struct OfOutputs<L>(L loss) : IRowFormula
    where L : struct, IOutputsLoss
{
    public LossCard Card => L.Card;

    public bool HasKernel => false;

    public int? Columns => loss.OutputCount;

    public void CheckColumns<S>(in LossBatch<S> batch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (batch.Columns != loss.OutputCount)
            throw DomainChecks.Misfit(L.Card, batch.Columns);
        if (batch.HasClasses || batch.TargetColumns != 1)
            throw new ShapeException($"{L.Card.Name} takes one target per row, not {batch.TargetColumns}.");
    }

    public double Block<S>(in RowBlock<S> block)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => ScalarRows.Run(this, block);

    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        S y = target.Values[0];
        return !hessian.IsEmpty ? Along<Jet2<S, Scalar<S>>, S>(scores, y, gradient, hessian)
            : !gradient.IsEmpty ? Along<Jet1<S, Scalar<S>>, S>(scores, y, gradient, hessian)
            : Along<Plain<S, Scalar<S>>, S>(scores, y, gradient, hessian);
    }

    private double Along<J, S>(ReadOnlySpan<S> outputs, S y, Span<S> gradient, Span<S> hessian)
        where J : unmanaged, IJet<J, S>, IReal<J, Plain<S, Scalar<S>>>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Span<J> jets = outputs.Length <= 32 ? stackalloc J[outputs.Length] : new J[outputs.Length];
        double value = 0;
        int passes = J.Order == 0 ? 1 : outputs.Length;
        for (int along = 0; along < passes; along++)
        {
            for (int j = 0; j < jets.Length; j++)
                jets[j] = j == along ? J.Variable(outputs[j]) : J.Constant(outputs[j]);
            J result = loss.Of<J, Plain<S, Scalar<S>>>(jets, new Plain<S, Scalar<S>>(y));
            value = double.CreateTruncating(result.Value);
            if (!gradient.IsEmpty)
                gradient[along] = result.First;
            if (!hessian.IsEmpty)
                hessian[along] = result.Second;
        }

        return value;
    }
}
