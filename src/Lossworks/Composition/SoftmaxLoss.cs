using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks;

/// <summary>Softmax losses as objects.</summary>
internal static class SoftmaxLoss
{
    /// <summary>Cross-entropy with a spread truth.</summary>
    internal static Loss Of<L>(L loss, SoftmaxTruth truth, LossSpec spec)
        where L : struct, IRowLoss
        => new RowLoss<L, OfSoftmax<L, PlainSurprise>>(loss, new(loss, default, truth), spec, LossShape.Row);

    /// <summary>A formula of the surprise at the true class.</summary>
    internal static Loss Of<L, G>(L loss, G surprise, LossSpec spec)
        where L : struct, IRowLoss
        where G : struct, ISurpriseFormula
        => new RowLoss<L, OfSoftmax<L, G>>(loss, new(loss, surprise, default), spec, LossShape.Row);
}
