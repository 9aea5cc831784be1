using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>What the element loop runs: a formula of prediction and target. Residual and margin losses are lifted to it, once, here.</summary>
internal interface IElementFormula
{
    /// <summary>Value and derivatives, by the prediction, of a bundle of elements.</summary>
    J At<J, V, O>(V prediction, V target)
        where J : struct, IJet<J, V>, IReal<J, Plain<V, O>>
        where V : struct
        where O : struct, ILanes<V>;
}

/// <summary>
/// A formula of so little work that the loop itself counts: it takes several bundles per turn. A marker, because the JIT drops what it rules out
/// before it spends its budget for inlining there.
/// </summary>
internal interface ILightFormula;

/// <summary>A loss of r = prediction - target; dr/d prediction = 1.</summary>
internal readonly struct OfResidual<L>(L loss) : IElementFormula
    where L : struct, IResidualLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public J At<J, V, O>(V prediction, V target)
        where J : struct, IJet<J, V>, IReal<J, Plain<V, O>>
        where V : struct
        where O : struct, ILanes<V>
        => loss.Of(J.Variable(O.Subtract(prediction, target)));
}

/// <summary>The same for the few residual losses whose value and derivatives are written together.</summary>
internal readonly struct OfFused<L>(L loss) : IElementFormula, ILightFormula
    where L : struct, IResidualLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public J At<J, V, O>(V prediction, V target)
        where J : struct, IJet<J, V>, IReal<J, Plain<V, O>>
        where V : struct
        where O : struct, ILanes<V>
        => J.Of(loss.Fused<V, O>(O.Subtract(prediction, target)));
}

/// <summary>A loss of m = target * score; dm/d score = target.</summary>
internal readonly struct OfMargin<L>(L loss) : IElementFormula
    where L : struct, IMarginLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public J At<J, V, O>(V prediction, V target)
        where J : struct, IJet<J, V>, IReal<J, Plain<V, O>>
        where V : struct
        where O : struct, ILanes<V>
        => loss.Of(J.Variable(O.Multiply(prediction, target), target));
}

/// <summary>A loss of prediction and target.</summary>
internal readonly struct OfPair<L>(L loss) : IElementFormula
    where L : struct, IPointwiseLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public J At<J, V, O>(V prediction, V target)
        where J : struct, IJet<J, V>, IReal<J, Plain<V, O>>
        where V : struct
        where O : struct, ILanes<V>
        => loss.Of<J, Plain<V, O>>(J.Variable(prediction), new Plain<V, O>(target));
}
