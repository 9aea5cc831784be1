using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Formulas;

/// <summary>What a step, or its way back, does with numbers: a type, so that the loop around it has no choices.</summary>
internal interface IStepCode
{
    V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>;
}

/// <summary>a + b.</summary>
internal readonly struct Plus : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => O.Add(a, b);
}

/// <summary>a - b.</summary>
internal readonly struct Minus : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => O.Subtract(a, b);
}

/// <summary>a b.</summary>
internal readonly struct Product : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => O.Multiply(a, b);
}

/// <summary>a/b.</summary>
internal readonly struct Quotient : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => O.Divide(a, b);
}

/// <summary>-a.</summary>
internal readonly struct Negative : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => O.Negate(a);
}

/// <summary>|a|.</summary>
internal readonly struct Size : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => O.Abs(a);
}

/// <summary>The sign of a, 0 at 0: also the slope of |a|.</summary>
internal readonly struct SignOf : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => Slope.OfAbs<V, O>(a);
}

/// <summary>1 where a &lt; b.</summary>
internal readonly struct IsLess : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => O.IfLess(a, b, O.Create(1), O.Create(0));
}

/// <summary>1 where a &lt;= b.</summary>
internal readonly struct IsAtMost : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => O.IfAtMost(a, b, O.Create(1), O.Create(0));
}

/// <summary>1 where a = b.</summary>
internal readonly struct IsEqual : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => O.IfEqual(a, b, O.Create(1), O.Create(0));
}

/// <summary>b where a holds, c where it does not.</summary>
internal readonly struct Choice : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => O.IfEqual(a, O.Create(0), c, b);
}

/// <summary>The value of a function.</summary>
internal readonly struct ValueOf<F>(F function) : IStepCode
    where F : struct, IElementary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => function.At<V, O>(a).Value;
}

/// <summary>exp(a - b).</summary>
internal readonly struct ExpOfDifference : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => StableMath.Exp<V, O>(O.Subtract(a, b));
}

/// <summary>a, and 0 where it is 1.</summary>
internal readonly struct BelowOne : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => O.IfEqual(a, O.Create(1), O.Create(0), a);
}

/// <summary>a + log(1 + b).</summary>
internal readonly struct PlusLog1p : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => O.Add(a, StableMath.Log1p<V, O>(b));
}

/// <summary>1 + a.</summary>
internal readonly struct OneMore : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => O.Add(O.Create(1), a);
}

/// <summary>a/b, and 0 where a is, whatever b.</summary>
internal readonly struct SlopeOver : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => O.IfEqual(a, O.Create(0), O.Create(0), O.Divide(a, b));
}

/// <summary>-a/b: how a quotient a falls as its divisor b grows.</summary>
internal readonly struct FallOfQuotient : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => O.Negate(O.Divide(a, b));
}

/// <summary>Of a slope b, what goes on to a through a partial derivative c: what does not move stays so along an infinite slope.</summary>
internal readonly struct PlusSlope : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
    {
        V zero = O.Create(0);
        return O.Add(a, O.IfEqual(b, zero, zero, O.IfEqual(c, zero, zero, O.Multiply(b, c))));
    }
}

/// <summary>Of a slope b, what goes on to a through a division by c.</summary>
internal readonly struct PlusSlopeOver : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => default(PlusSlope).At<V, O>(a, b, O.Divide(O.Create(1), c));
}

/// <summary>Of a slope b, what goes on to a where c holds.</summary>
internal readonly struct PlusSlopeIf : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => O.IfEqual(c, O.Create(0), a, O.Add(a, b));
}

/// <summary>Of a slope b, what goes on to a where c does not hold.</summary>
internal readonly struct PlusSlopeUnless : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => O.IfEqual(c, O.Create(0), O.Add(a, b), a);
}

/// <summary>How much of the larger of a and b moves with a: of equals <paramref name="half"/>, beside a NaN all.</summary>
/// <param name="half">Against a constant none, between two that move half of it each.</param>
internal readonly struct Winner(double half) : IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
    {
        V zero = O.Create(0);
        return O.IfAtMost(a, b, O.IfEqual(a, b, O.Create(half), zero), O.IfEqual(a, a, O.Create(1), zero));
    }
}

/// <summary>The same with a = 0, where nothing has come before.</summary>
internal readonly struct Anew<F>(F code) : IStepCode
    where F : struct, IStepCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V, O>(V a, V b, V c)
        where V : struct
        where O : struct, ILanes<V>
        => code.At<V, O>(O.Create(0), b, c);
}
