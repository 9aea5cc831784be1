using Lossworks.Calculus;

namespace Lossworks.Kernels;

/// <summary>A loss of prediction and target as the formula of one column.</summary>
internal readonly struct OfColumn<L>(L loss) : IColumnFormula
    where L : struct, IPointwiseLoss
{
    public T Of<T, C>(T z, C t)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
        => loss.Of(z, t);
}
