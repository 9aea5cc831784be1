using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

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
