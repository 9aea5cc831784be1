using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

/// <remarks>
/// Two pieces: from 3 on the asymptotic series (Abramowitz and Stegun 6.4.13, 6.4.14), its tail a polynomial in 1/x^2; below that the recurrence
/// and a polynomial in (x - 7/8)/(x + 23/8), as for trigamma. All terms have one sign. Chebyshev fits with 60 digits.
/// </remarks>
public static partial class StableMath
{
    private const double PolygammaSeriesFrom = 3;

    /// <summary>The third derivative of log Gamma, for x &gt; 0: -infinity at 0 and NaN below.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Tetragamma<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V one = O.Create(1), inverse = O.Divide(one, x), z = O.Multiply(inverse, inverse);
        V next = O.Divide(one, O.Add(one, x)), rest = O.Multiply(TetragammaNext<V, O>(PolygammaVariable<V, O>(x)), O.Multiply(next, next));
        V near = O.MultiplyAdd(O.Multiply(O.Create(2), z), inverse, rest);
        V far = O.Multiply(z, O.Add(one, O.MultiplyAdd(z, TetragammaTail<V, O>(z), inverse)));
        return O.Negate(PolygammaOf<V, O>(x, inverse, near, far));
    }

    /// <summary>The fourth derivative of log Gamma, for x &gt; 0: infinity at 0 and NaN below.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Pentagamma<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V one = O.Create(1), two = O.Create(2), inverse = O.Divide(one, x), z = O.Multiply(inverse, inverse);
        V next = O.Divide(one, O.Add(one, x)), cube = O.Multiply(next, O.Multiply(next, next));
        V near = O.MultiplyAdd(O.Multiply(O.Create(6), z), z, O.Multiply(PentagammaNext<V, O>(PolygammaVariable<V, O>(x)), cube));
        V far = O.Multiply(O.Multiply(z, inverse), O.Add(two, O.MultiplyAdd(z, PentagammaTail<V, O>(z), O.Multiply(O.Create(3), inverse))));
        return PolygammaOf<V, O>(x, inverse, near, far);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V PolygammaVariable<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
        => O.Divide(O.Subtract(x, O.Create(0.875)), O.Add(x, O.Create(2.875)));

    /// <summary>The piece for x; infinity at 0 and so near it that 1/x is infinite, where the nearer piece is no number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V PolygammaOf<V, O>(V x, V inverse, V near, V far)
        where V : struct
        where O : struct, ILanes<V>
    {
        V infinity = O.Create(double.PositiveInfinity), result = O.IfLess(x, O.Create(PolygammaSeriesFrom), near, far);
        result = O.IfEqual(O.Abs(inverse), infinity, infinity, result);
        return O.IfAtMost(O.Create(0), x, result, O.Create(double.NaN));
    }

    /// <summary>-tetragamma(1 + x) (1 + x)^2.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V TetragammaNext<V, O>(V w)
        where V : struct
        where O : struct, ILanes<V>
        => O.IsSingle
            ? Polynomial<V, O>(
                w,
                [
                    1.66473454522, -1.55668707832, 1.92736382762, -2.12989410045, 2.19581587559, -2.19218259849, 2.17282073048, -2.13687638917,
                    2.06474920544, -2.25036144579, 2.83545707899, -2.10894685179,
                ])
            : Polynomial<V, O>(
                w,
                [
                    1.66473454620301767, -1.55668701972150433, 1.92736312108309414, -2.12990612275476852, 2.19590071154020743, -2.19151349122627975,
                    2.16903487872348948, -2.15121977989535363, 2.14136968561072323, -2.13672485965844527, 2.13469615976226491, -2.13386369799653936,
                    2.13361835070349979, -2.13345518195868218, 2.13177389326641296, -2.13156460269130475, 2.15206292604559278, -2.1637503270057671,
                    2.00315547765253015, -1.85157136672382057, 2.56552487248051873, -3.46172803415864533, 2.08591304048268106,
                ]);

    /// <summary>pentagamma(1 + x) (1 + x)^3.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V PentagammaNext<V, O>(V w)
        where V : struct
        where O : struct, ILanes<V>
        => O.IsSingle
            ? Polynomial<V, O>(
                w,
                [
                    4.10781259933, -5.04073733624, 6.27124403527, -6.72421449484, 6.67547154846, -6.50033669352, 6.3999088981, -6.31780238676,
                    6.13895012419, -6.72219097959, 8.49190964237, -6.32120661566,
                ])
            : Polynomial<V, O>(
                w,
                [
                    4.10781260226678759, -5.04073716052611422, 6.27124191643742683, -6.72425054749760918, 6.67572596706898151, -6.49833019775002936,
                    6.38855525240139862, -6.36081342468612608, 6.36873234575277866, -6.38146626025818168, 6.39037588016726385, -6.39543593869076169,
                    6.39822194982937718, -6.39927682434312467, 6.39488459316009697, -6.39452266806656968, 6.45612296602777565, -6.4912261352298398,
                    6.0094571960602547, -5.5547107038624297, 7.69657336944145725, -10.3851836326256874, 6.2577389853132172,
                ]);

    /// <summary>x^4 (-tetragamma(x) - 1/x^2 - 1/x^3).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V TetragammaTail<V, O>(V z)
        where V : struct
        where O : struct, ILanes<V>
        => O.IsSingle
            ? Polynomial<V, O>(
                z,
                [
                    0.499999996599, -0.166664445432, 0.166424019487, -0.289876075151, 0.626435920315, -0.937479730182,
                ])
            : Polynomial<V, O>(
                z,
                [
                    0.499999999999998945, -0.16666666666293192, 0.166666664441603109, -0.299999469670573673, 0.833266151288951645,
                    -3.28525655593755501, 17.2286029293841545, -110.520716881821263, 765.420873493177131, -4956.98361925967644, 26354.7501183456368,
                    -102170.102195901445, 249569.273529160756, -284303.866885001752,
                ]);

    /// <summary>x^5 (pentagamma(x) - 2/x^3 - 3/x^4).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V PentagammaTail<V, O>(V z)
        where V : struct
        where O : struct, ILanes<V>
        => O.IsSingle
            ? Polynomial<V, O>(
                z,
                [
                    1.99999999455, -0.999995155935, 1.33260891313, -2.95778117605, 8.75265338613, -24.6828492012, 39.670563547,
                ])
            : Polynomial<V, O>(
                z,
                [
                    1.9999999999999948, -0.999999999978879771, 1.33333331888083945, -2.9999960363644684, 9.99942050607630625, -46.0144910310193555,
                    276.84029613983766, -2033.24402902135345, 16415.2982564557143, -128376.989191635849, 865990.189658013572, -4572763.16822924444,
                    17184086.6078885889, -40243943.6634843764, 43775693.2611303252,
                ]);
}
