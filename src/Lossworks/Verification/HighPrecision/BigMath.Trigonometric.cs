using System.Numerics;

namespace Lossworks.Verification;

/// <content>Sine, cosine and arc tangent.</content>
internal sealed partial class BigMath
{
    /// <summary>Past this order of an argument a sine is NaN: it would take as many bits of pi.</summary>
    private const int LargestAngle = 1 << 16;

    /// <summary>How often an arc tangent is halved before its series.</summary>
    private const int ArcHalvings = 8;

    internal BigReal Sin(BigReal x) => Wave(x, quarter: 0);

    internal BigReal Cos(BigReal x) => Wave(x, quarter: 1);

    /// <summary>From arctan x = pi/2 - arctan(1/x) and arctan x = 2 arctan(x / (1 + sqrt(1 + x^2))).</summary>
    internal BigReal Arctan(BigReal x)
    {
        if (x.IsNaN || x.IsZero)
            return x;
        if (x.IsNegative)
            return -Arctan(-x);
        BigMath wide = More(Guard);
        if (x > BigReal.One)
            return Round(wide.Subtract(wide.Pi.Scale(-1), wide.Arctan(wide.Divide(BigReal.One, x))));
        int halvings = 0;
        for (; halvings < ArcHalvings && x.Order > -ArcHalvings; halvings++)
            x = wide.Divide(x, wide.Add(BigReal.One, wide.Sqrt(wide.Add(BigReal.One, wide.Square(x)))));
        BigInteger series = FixedPoint.Arcs(wide.Square(x).ToFixed(wide.Bits), wide.Bits, alternating: true);
        return Multiply(x, BigReal.Create(series, -wide.Bits)).Scale(halvings);
    }

    /// <summary>sin(x + quarter pi / 2).</summary>
    private BigReal Wave(BigReal x, int quarter)
    {
        if (!x.IsFinite || (!x.IsZero && x.Order > LargestAngle))
            return BigReal.NaN;
        (BigReal rest, int turns) = x.IsZero ? (x, 0) : More(Guard).WithinAnEighth(x);
        int quadrant = (turns + quarter) & 3;
        BigReal size = quadrant % 2 == 0 ? SmallSin(rest) : SmallCos(rest);
        return quadrant < 2 ? size : -size;
    }

    /// <summary>x - turns pi / 2, of at most pi / 4, to these bits of its own; turns modulo 4.</summary>
    private (BigReal Left, int Turns) WithinAnEighth(BigReal x)
    {
        if (x.Order < 0)
            return (x, 0);
        int above = (int)x.Order;
        for (int extra = Guard; ; extra += Bits)
        {
            int bits = Bits + above + extra;
            BigInteger quarter = _constants.Pi(bits + 1) >> 2, scaled = x.ToFixed(bits);
            BigInteger turns = FixedPoint.FloorDivide((2 * scaled) + quarter, 2 * quarter, out _);
            BigReal rest = BigReal.Create(scaled - (turns * quarter), -bits);
            if (rest.Length > Bits + above + 2)
                return (rest.Round(Bits), (int)(turns & 3));
        }
    }

    private BigReal SmallSin(BigReal x)
    {
        int bits = Bits + Guard;
        return x.IsZero ? x : Multiply(x, BigReal.Create(FixedPoint.Waves(Product(x, x).ToFixed(bits), bits, odd: 1), -bits));
    }

    private BigReal SmallCos(BigReal x)
    {
        int bits = Bits + Guard;
        return Round(BigReal.Create(FixedPoint.Waves(x.IsZero ? 0 : Product(x, x).ToFixed(bits), bits, odd: 0), -bits));
    }
}
