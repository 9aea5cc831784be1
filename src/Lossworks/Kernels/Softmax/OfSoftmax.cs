using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Specs;

namespace Lossworks.Kernels;

/// <summary>A row loss of a softmax that runs in lanes: what it makes of the surprise at the true class, and how it spreads the truth, is all it says.</summary>
/// <remarks>The closed form of the loss itself stays the reference: the contract suite holds the two against each other.</remarks>
internal interface ISoftmaxLoss
{
    /// <summary>The loss as an object, with this SPEC.</summary>
    Loss Wrap(LossSpec spec);
}

/// <summary>Cross-entropy: the surprise itself.</summary>
internal readonly struct PlainSurprise : ISurpriseFormula
{
    public static bool IsPlain => true;

    public T Of<T>(T u)
        where T : struct, IReal<T>
        => u;
}

/// <summary>A softmax loss as a formula of rows; where its kernel does not know a kind of truth, row by row.</summary>
internal readonly struct OfSoftmax<L, G>(L loss, G surprise, SoftmaxTruth truth) : IRowFormula
    where L : struct, IRowLoss
    where G : struct, ISurpriseFormula
{
    public LossCard Card => L.Card;

    public bool HasKernel => true;

    public int? Columns => new OfRow<L>(loss).Columns;

    public void CheckColumns<S>(in LossBatch<S> batch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => ColumnChecks.Run(L.Card, batch);

    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => loss.Of(scores, target, gradient, hessian);

    public double Block<S>(in RowBlock<S> block)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (!block.HasClasses && !G.IsPlain)
            return ScalarRows.Run(this, block);
        if (G.IsPlain || block.Hessian.IsEmpty || typeof(S) != typeof(float))
            return SoftmaxBlock.Run(surprise, truth, block);

        // Where the surprise bends, the parts of the second derivative cancel: float exponentials have too few digits. Whoever overwrites the logits is last.
        RowBlock<S> bends = block with { Gradient = default, Losses = default }, others = block with { Hessian = default };
        bool isFirst = !block.Hessian.Overlaps(block.Predictions);
        if (isFirst)
            ScalarRows.Run(this, bends);
        double sum = SoftmaxBlock.Run(surprise, truth, others);
        if (!isFirst)
            ScalarRows.Run(this, bends);
        return sum;
    }
}
