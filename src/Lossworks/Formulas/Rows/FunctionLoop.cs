using Lossworks.Calculus;
using Lossworks.Kernels;

namespace Lossworks.Formulas;

/// <summary>The loop of an elementary function: its values, and its first derivatives where there is room for them.</summary>
internal readonly ref struct FunctionLoop(Width width, Span<double> to, Span<double> slopes, ReadOnlySpan<double> x) : IElementaryUser
{
    private readonly Span<double> _to = to, _slopes = slopes;
    private readonly ReadOnlySpan<double> _x = x;

    public void Use<F>(F function)
        where F : struct, IElementary
    {
        if (_slopes.IsEmpty)
            StepLoops.Run(width, new ValueOf<F>(function), _to, _x, _x, _x);
        else
            StepLoops.Run(width, function, _to, _slopes, _x);
    }
}
