namespace Lossworks.Verification;

/// <summary>The operations of <see cref="BigMath"/> on numbers with two derivatives. A derivative that is 0 stays 0, also along an infinite slope.</summary>
/// <remarks>Where the value is NaN so are the derivatives.</remarks>
internal sealed partial class BigCalculus(int bits)
{
    /// <summary>The functions of numbers that it stands on.</summary>
    internal BigMath Math { get; } = new(bits);

    internal BigJet Add(BigJet x, BigJet y) => Jet(Math.Add(x.Value, y.Value), Math.Add(x.First, y.First), Math.Add(x.Second, y.Second));

    internal BigJet Subtract(BigJet x, BigJet y) => Add(x, Negate(y));

    internal BigJet Negate(BigJet x) => new(-x.Value, -x.First, -x.Second);

    internal BigJet Multiply(BigJet x, BigJet y)
    {
        BigReal first = Math.Add(Times(x.First, y.Value), Times(y.First, x.Value));
        BigReal outer = Math.Add(Times(x.Second, y.Value), Times(y.Second, x.Value));
        return Jet(Math.Multiply(x.Value, y.Value), first, Math.Add(outer, Times(x.First, y.First).Scale(1)));
    }

    /// <summary>q = x / y moves with q' = (x' - q y') / y and q'' = (x'' - 2 q' y' - q y'') / y.</summary>
    internal BigJet Divide(BigJet x, BigJet y)
    {
        BigReal q = Math.Divide(x.Value, y.Value);
        BigReal first = Share(Math.Subtract(x.First, Times(y.First, q)), y.Value);
        BigReal moved = Math.Add(Times(y.First, first).Scale(1), Times(y.Second, q));
        return Jet(q, first, Share(Math.Subtract(x.Second, moved), y.Value));
    }

    /// <summary>The slope is that of the side x is on; 0 at 0.</summary>
    internal BigJet Abs(BigJet x) => Chain(x, Math.Abs(x.Value), BigReal.FromInteger(x.Value.Sign), BigReal.Zero);

    internal BigJet Sqrt(BigJet x)
    {
        BigReal root = Math.Sqrt(x.Value), slope = Math.Divide(BigReal.One, root.Scale(1));
        return Chain(x, root, slope, -Math.Divide(slope, x.Value.Scale(1)));
    }

    /// <summary>x^exponent for an exponent that does not move.</summary>
    internal BigJet Power(BigJet x, BigReal exponent)
    {
        BigMath wide = Math.More(64);
        BigReal less = wide.Subtract(exponent, BigReal.One);
        BigReal slope = Times(exponent, Math.Power(x.Value, less));
        BigReal curve = Times(Math.Multiply(exponent, less), Math.Power(x.Value, wide.Subtract(exponent, 2)));
        return Chain(x, Math.Power(x.Value, exponent), slope, curve);
    }

    /// <summary>x^y where both may move, from the five partial derivatives of x^y. Where y does not move, x may be negative.</summary>
    internal BigJet Power(BigJet x, BigJet y)
    {
        if (y.IsConstant)
            return Power(x, y.Value);
        BigJet alongX = Power(BigJet.Variable(x.Value), y.Value);
        BigReal log = Math.Log(x.Value), alongY = Times(alongX.Value, log);
        BigReal lower = Math.Power(x.Value, Math.More(64).Subtract(y.Value, BigReal.One));
        BigReal both = Times(lower, Math.Add(BigReal.One, Times(y.Value, log)));
        BigReal first = Math.Add(Times(x.First, alongX.First), Times(y.First, alongY));
        BigReal bends = Math.Add(Times(x.Second, alongX.First), Times(y.Second, alongY));
        BigReal squares = Math.Add(Times(Math.Square(x.First), alongX.Second), Times(Math.Square(y.First), Times(alongY, log)));
        return Jet(alongX.Value, first, Math.Add(Math.Add(bends, squares), Times(Math.Multiply(x.First, y.First), both).Scale(1)));
    }

    /// <summary>f(x) with f' = slope and f'' = curve at x: slope x' and curve x'^2 + slope x''.</summary>
    private BigJet Chain(BigJet x, BigReal value, BigReal slope, BigReal curve) =>
        Jet(value, Times(x.First, slope), Math.Add(Times(x.Second, slope), Times(Math.Square(x.First), curve)));

    private static BigJet Jet(BigReal value, BigReal first, BigReal second) => value.IsNaN ? new(value, value, value) : new(value, first, second);

    /// <summary>A product in which a motion of 0 wins over an infinite factor.</summary>
    private BigReal Times(BigReal motion, BigReal factor) => motion.IsZero ? motion : Math.Multiply(motion, factor);

    private BigReal Share(BigReal motion, BigReal divisor) => motion.IsZero ? motion : Math.Divide(motion, divisor);
}
