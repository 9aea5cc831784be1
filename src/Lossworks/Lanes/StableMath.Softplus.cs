using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>log(1 + x) for 0 &lt;= x &lt;= 1, inlined: what softplus and log-cosh take of e^-|x|. Relative error below one ulp.</summary>
    /// <remarks>x + x^2 Q(x), Q minimax for the relative error of log(1 + x): 6e-9 in float, 1.2e-17 in double (Remez, 50 digits). No division.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Log1pOfShare<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V tail = O.IsSingle
            ? Polynomial<V, O>(
                x, -0.49999969011877896, 0.33331413905182543, -0.24966952148086597, 0.19734727319792092, -0.15460812947412602, 0.10848614101765831,
                -0.059241376562499536, 0.021008747138944752, -0.0034904065059995083)
            : Polynomial<V, O>(
                x, -0.49999999999999941381, 0.33333333333300988254, -0.24999999996934040031, 0.1999999987542784501, -0.16666663830133106221,
                0.14285673030572953288, -0.12499585954764035512, 0.11108094836551675237, -0.099834767012289755393, 0.09021060585168819787,
                -0.081009392194697449734, 0.070739949249856901959, -0.058087924159864949748, 0.042994673279034955042, -0.027377351991604762306,
                0.014274088924864591022, -0.0057613735103299105677, 0.0016709567984463362842, -0.00030768984290213101275, 0.000026892227519907700247);
        return O.MultiplyAdd(O.Multiply(x, x), tail, x);
    }

    /// <summary>log(cosh x) for |x| &lt;= 1, inlined. Relative error below one ulp.</summary>
    /// <remarks>x^2 P(x^2), P minimax for the relative error: 7e-9 in float, 9e-18 in double (Remez, 50 digits).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V LogCoshNearZero<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V square = O.Multiply(x, x);
        return O.Multiply(square, O.IsSingle
            ? Polynomial<V, O>(
                square, 0.49999999661295441, -0.083332992519123441, 0.022216575216111482, -0.0067104391119669006, 0.0020773492763688508,
                -0.0005562276649550162, 0.000086571612108698764)
            : Polynomial<V, O>(
                square, 0.4999999999999999954, -0.083333333333331236813, 0.022222222222063328355, -0.0067460317412689564205, 0.0021869487786544923758,
                -0.00073860224787969710412, 0.00025657612792625033603, -0.000090970516052699599822, 0.000032720598881333039864,
                -0.000011825404263102535968, 4.1899362115499256217e-6, -1.3750149577488845757e-6, 3.7697474464632139461e-7, -7.3098075120745200214e-8,
                7.2003741573605267787e-9));
    }
}
