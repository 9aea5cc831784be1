using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>log Gamma(x + 1/2) - log Gamma(x) for x &gt; 0, without the digits that the difference of two large logarithms would lose.</summary>
internal readonly struct LogGammaHalfStep : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        // Lifted to 10 by Gamma(x + 1) = x Gamma(x), then the asymptotic series of the difference (Tricomi and Erdelyi 1951, doi:10.2140/pjm.1951.1.133).
        V one = O.Create(1), half = O.Create(0.5), from = O.Create(10), high = x, ratio = one, first = O.Create(0), second = O.Create(0);
        for (int i = 0; i < 10; i++)
        {
            V next = O.Add(high, half), inverse = O.Divide(one, O.Multiply(high, next)), step = O.Multiply(half, inverse);
            V bend = O.Multiply(O.Multiply(step, inverse), O.Add(high, next));
            ratio = O.IfLess(high, from, O.Multiply(ratio, O.Divide(high, next)), ratio);
            first = O.IfLess(high, from, O.Add(first, step), first);
            second = O.IfLess(high, from, O.Add(second, bend), second);
            high = O.IfLess(high, from, O.Add(high, one), high);
        }

        Expansion<V> tail = Series<V, O>(high);
        return new(O.Add(tail.Value, StableMath.Log<V, O>(ratio)), O.Add(tail.First, first), O.Subtract(tail.Second, second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Expansion<V> Series<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V half = O.Create(0.5), inverse = O.Divide(O.Create(1), x), z = O.Multiply(inverse, inverse);
        V value = StableMath.Polynomial<V, O>(
            z,
            [
                -0.125, 0.0052083333333333333333, -0.0015625, 0.0011858258928571428571, -0.0016818576388888888889, 0.0038341175426136363636,
                -0.012819730318509615385,
            ]);
        V first = StableMath.Polynomial<V, O>(
            z, [0.125, -0.015625, 0.0078125, -0.0083007812500000000000, 0.015136718750000000000, -0.042175292968750000000, 0.16665649414062500000]);
        V second = StableMath.Polynomial<V, O>(
            z, [-0.25, 0.0625, -0.046875, 0.066406250000000000000, -0.15136718750000000000, 0.50610351562500000000, -2.3331909179687500000]);
        return new(
            O.MultiplyAdd(half, StableMath.Log<V, O>(x), O.Multiply(inverse, value)),
            O.MultiplyAdd(half, inverse, O.Multiply(z, first)),
            O.Multiply(z, O.MultiplyAdd(inverse, second, O.Create(-0.5))));
    }
}
