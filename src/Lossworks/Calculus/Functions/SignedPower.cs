using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>
/// x^exponent where x may be negative: for whole exponents |x|^exponent, with the sign of x where they are odd; for others as <see cref="Power"/>, NaN below 0.
/// </summary>
/// <remarks>
/// Exact for the exponents 1 and 2, to a few ulps for others however large. At 0 derivatives are their limits; the exponent 0 gives the constant 1. A whole
/// exponent below 0 is infinite at 0, with the sign of the zero where it is odd.
/// </remarks>
public readonly struct SignedPower : IElementary
{
    private readonly double _exponent;
    private readonly bool _whole;
    private readonly bool _odd;

    /// <summary>The power of this exponent.</summary>
    /// <param name="exponent">The exponent, any number.</param>
    public SignedPower(double exponent)
    {
        _exponent = exponent;
        _whole = Math.Floor(exponent) == exponent;
        _odd = Math.Abs(exponent % 2) == 1;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        if (_exponent == 2)
            return new(O.Multiply(x, x), O.Add(x, x), O.Create(2));
        if (_exponent == 1)
            return new(x, O.Create(1), O.Create(0));
        return _exponent == 0 ? new(O.Create(1), O.Create(0), O.Create(0)) : Other<V, O>(x);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Expansion<V> Other<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        Expansion<V> power = new Power(_exponent).At<V, O>(_whole ? O.Abs(x) : x);
        if (!_whole)
            return power;
        // An odd power has an even derivative, and an even one an odd.
        return _odd
            ? new(O.CopySign(power.Value, x), power.First, WithSignOf<V, O>(power.Second, x))
            : new(power.Value, WithSignOf<V, O>(power.First, x), power.Second);
    }

    /// <summary>y as it stands for x &gt;= 0, and -y below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V WithSignOf<V, O>(V y, V x)
        where V : struct
        where O : struct, ILanes<V>
        => O.Multiply(y, O.CopySign(O.Create(1), x));
}
