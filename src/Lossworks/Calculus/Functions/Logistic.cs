using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>The logistic function s(x) = 1/(1 + e^-x). First derivative: s(x) s(-x); second: -s(x) s(-x) tanh(x/2), which keeps its digits near 0.</summary>
public readonly struct Logistic : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        LogisticParts<V, O> s = new(x);
        return new(s.Share, s.Slope, O.Negate(O.Multiply(s.Slope, s.Lead)));
    }
}

/// <summary>s(x) - 1/2 = tanh(x/2)/2, s the logistic function: what s alone loses near 0.</summary>
public readonly struct CenteredLogistic : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        LogisticParts<V, O> s = new(x);
        return new(O.Multiply(O.Create(0.5), s.Lead), s.Slope, O.Negate(O.Multiply(s.Slope, s.Lead)));
    }
}

/// <summary>What functions of the logistic function s(x) are made of, each with all its digits.</summary>
internal readonly struct LogisticParts<V, O>
    where V : struct
    where O : struct, ILanes<V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal LogisticParts(V x)
    {
        V size = O.Negate(O.Abs(x)), small = StableMath.Exp<V, O>(size), zero = O.Create(0), one = O.Create(1);
        V inverse = O.Divide(one, O.Add(one, small)), tail = O.Multiply(small, inverse);
        Share = O.IfLess(x, zero, tail, inverse);
        Rest = O.IfLess(x, zero, inverse, tail);
        Slope = O.Multiply(tail, inverse);
        Lead = O.CopySign(O.Multiply(O.Negate(StableMath.Expm1<V, O>(size)), inverse), x);
    }

    /// <summary>s(x).</summary>
    internal V Share { get; }

    /// <summary>1 - s(x).</summary>
    internal V Rest { get; }

    /// <summary>s(x) (1 - s(x)).</summary>
    internal V Slope { get; }

    /// <summary>2 s(x) - 1 = tanh(x/2).</summary>
    internal V Lead { get; }
}
