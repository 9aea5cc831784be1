using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>
/// (alpha/b) ((b x + 1) log(b x + 1) - b x) for x &gt;= 0 and b = e^(gamma/alpha) - 1: the function whose derivative alpha log(b x + 1) rises from 0 to gamma
/// at 1. Pang et al. (2019), doi:10.1109/CVPR.2019.00091
/// </summary>
/// <remarks>Second derivative alpha/(x + 1/b). b itself may be out of range: then log(b x + 1) is gamma/alpha + log(x + 1/b).</remarks>
internal readonly struct BalancedShape : IElementary
{
    private readonly double _alpha, _rise, _steepness, _offset;

    /// <summary>The shape for one pair of parameters.</summary>
    /// <param name="alpha">How much small x pull: less is more.</param>
    /// <param name="gamma">The derivative at 1.</param>
    public BalancedShape(double alpha, double gamma)
    {
        (_alpha, _rise) = (alpha, gamma / alpha);
        _steepness = StableMath.Expm1(_rise);
        _offset = 1 / _steepness;
    }

    /// <summary>b, which is infinite where it is out of range.</summary>
    internal double Steepness => _steepness;

    /// <summary>How much lower than gamma x the function is at 1: alpha - gamma/b, in a form that does not cancel for a small gamma.</summary>
    internal double Drop => _alpha * (double.IsInfinity(_steepness) ? 1 : StableMath.ExpRest(_rise) / _steepness);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V alpha = O.Create(_alpha), shifted = O.Add(x, O.Create(_offset)), log = Log<V, O>(x, shifted);
        // With l the logarithm, (b x + 1) l - b x is e^l (e^-l - 1 + l), which does not cancel for small x.
        V near = O.Multiply(shifted, StableMath.ExpRest<V, O>(O.Negate(log))), far = O.Subtract(O.Multiply(shifted, log), x);
        V value = O.IfAtMost(log, O.Create(StableMath.Ln2), near, far);
        return new(O.Multiply(alpha, value), O.Multiply(alpha, log), O.Divide(alpha, shifted));
    }

    /// <summary>log(b x + 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V Log<V, O>(V x, V shifted)
        where V : struct
        where O : struct, ILanes<V>
    {
        if (_rise <= (O.IsSingle ? 80 : 700))
            return StableMath.Log1p<V, O>(O.Multiply(O.Create(_steepness), x));
        V log = O.Add(O.Create(_rise), StableMath.Log<V, O>(shifted)), zero = O.Create(0);
        return O.IfLess(log, zero, zero, log);
    }
}
