namespace Lossworks.Lanes;

/// <summary>
/// Arithmetic over a bundle of numbers <typeparamref name="V"/>: one number, or a hardware vector of them. Code written against this
/// interface runs at every width and precision from one source.
/// </summary>
/// <remarks>
/// The operations stand in a type of their own, beside the raw vector, because the JIT keeps raw vectors in registers but spills a wrapper
/// struct around one: a factor of ten for second-order jets. See docs/decisions/0001-jets-over-raw-vectors.md.
/// </remarks>
/// <typeparam name="V">The bundle: <c>float</c>, <c>double</c>, <c>Vector128</c>, <c>Vector256</c> or <c>Vector512</c> of either.</typeparam>
public interface ILanes<V>
    where V : struct
{
    /// <summary>Whether the numbers are <c>float</c>; otherwise they are <c>double</c>. A constant to the JIT.</summary>
    static abstract bool IsSingle { get; }

    /// <summary>How many numbers a bundle holds.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in every lane, rounded to the lanes' precision.</summary>
    static abstract V Create(double value);

    /// <summary>a + b.</summary>
    static abstract V Add(V a, V b);

    /// <summary>a - b.</summary>
    static abstract V Subtract(V a, V b);

    /// <summary>a * b.</summary>
    static abstract V Multiply(V a, V b);

    /// <summary>a / b.</summary>
    static abstract V Divide(V a, V b);

    /// <summary>a * b + c, rounded once, so that every width and every machine gives the same bits.</summary>
    static abstract V MultiplyAdd(V a, V b, V c);

    /// <summary>-x.</summary>
    static abstract V Negate(V x);

    /// <summary>The absolute value.</summary>
    static abstract V Abs(V x);

    /// <summary>The square root, correctly rounded.</summary>
    static abstract V Sqrt(V x);

    /// <summary>The nearest whole number, ties to even.</summary>
    static abstract V Round(V x);

    /// <summary>The larger of x and a bound that is a number; NaN stays NaN.</summary>
    static abstract V AtLeast(V x, V bound);

    /// <summary>The smaller of x and a bound that is a number; NaN stays NaN.</summary>
    static abstract V AtMost(V x, V bound);

    /// <summary>Per lane: <paramref name="then"/> where x &lt;= bound, else <paramref name="otherwise"/> (also for NaN).</summary>
    static abstract V IfAtMost(V x, V bound, V then, V otherwise);

    /// <summary>Per lane: <paramref name="then"/> where x &lt; bound, else <paramref name="otherwise"/> (also for NaN).</summary>
    static abstract V IfLess(V x, V bound, V then, V otherwise);

    /// <summary>Per lane: <paramref name="then"/> where a = b, else <paramref name="otherwise"/>.</summary>
    static abstract V IfEqual(V a, V b, V then, V otherwise);

    /// <summary>The magnitude of <paramref name="magnitude"/> with the sign bit of <paramref name="sign"/>.</summary>
    static abstract V CopySign(V magnitude, V sign);

    /// <summary>2^n for whole n within the exponents of normal numbers (-126..127 for float, -1022..1023 for double).</summary>
    static abstract V PowerOfTwo(V n);

    /// <summary>x 2^n for whole n, rounded once: also where 2^n itself is no normal number. |n| at most 252 for float, 2044 for double.</summary>
    static abstract V Scale(V x, V n);

    /// <summary>For normal x &gt; 0: the exponent e and the mantissa m in [sqrt(1/2), sqrt(2)) with x = m 2^e.</summary>
    static abstract V Decompose(V x, out V exponent);
}
