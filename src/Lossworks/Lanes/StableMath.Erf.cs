using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>The error function 2/sqrt(pi) times the integral of e^(-t^2) from 0 to x.</summary>
    /// <remarks>Up to 1 a series in x^2, beyond that 1 - e^(-x^2) P(t)/(x + 3) with t = (x - 3)/(x + 3): Chebyshev fits with 60 digits.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Erf<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        // Past 10 the rest is below any ulp.
        V one = O.Create(1), three = O.Create(3), ten = O.Create(10), size = O.Abs(x);
        V bounded = O.IfLess(size, ten, size, ten), square = O.Multiply(bounded, bounded);
        V near = O.MultiplyAdd(bounded, ErfExcess<V, O>(square), bounded);
        V inverse = O.Divide(one, O.Add(bounded, three)), t = O.Multiply(O.Subtract(bounded, three), inverse);
        V rest = O.Multiply(Exp<V, O>(O.Negate(square)), O.Multiply(ErfcShare<V, O>(t), inverse));
        V result = O.CopySign(O.IfAtMost(bounded, one, near, O.Subtract(one, rest)), x);
        return O.IfAtMost(size, O.Create(double.PositiveInfinity), result, x);
    }

    /// <summary>erf(x)/x - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErfExcess<V, O>(V z)
        where V : struct
        where O : struct, ILanes<V>
    {
        if (O.IsSingle)
            return Polynomial<V, O>(
                z, 0.12837916588, -0.376126269036, 0.112835974635, -0.0268543287961, 0.00518931194269, -0.000801885499279, 0.0000788249711009);

        V fourth = O.Multiply(O.Multiply(z, z), O.Multiply(z, z));
        V rest = Polynomial<V, O>(z, 0.00000164474711905946181, -1.62088298568102008e-7, 1.37215204063510944e-8, -7.7985438505499469e-10);
        rest = Block<V, O>(z, fourth, rest, 0.00522397760726994529, -0.000854832598254322506, 0.000120552951126670011, -0.000014924740785377575);
        return Block<V, O>(z, rest, 0.12837916709551257, -0.376126389031835435, 0.112837916709451297, -0.0268661706432569943);
    }

    /// <summary>e^(x^2) erfc(x) (x + 3).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErfcShare<V, O>(V t)
        where V : struct
        where O : struct, ILanes<V>
    {
        if (O.IsSingle)
        {
            V more = Polynomial<V, O>(t, 0.11951069617, -0.0268185637111, -0.00112072986898, 0.00292821780176, -0.000682104313035, -0.0000028849313459);
            return Block<V, O>(t, more, 1.07400689699, -0.883394481902, 0.590229388283, -0.310466860032);
        }

        V fourth = O.Multiply(O.Multiply(t, t), O.Multiply(t, t));
        V rest = Polynomial<V, O>(
            t, -3.92866622323829888e-7, -2.85324595345822074e-7, 6.42280975212675381e-8, 9.43169059486530034e-8, -5.00040591092628762e-8,
            7.46352426759464741e-9);
        rest = Block<V, O>(t, fourth, rest, -0.0000174667340059380317, -0.00000475270431665231108, 0.00000275291092109389742, 0.00000101940225170689151);
        rest = Block<V, O>(t, fourth, rest, -0.000548309632363849447, -0.000276777806351817401, 0.000107560857104156595, 0.0000303982912041023282);
        rest = Block<V, O>(t, fourth, rest, 0.119527761287377276, -0.0268272346241555753, -0.00121241663037624332, 0.00303406199523447354);
        return Block<V, O>(t, rest, 1.0740069070883397, -0.883394453169883587, 0.59022835710410087, -0.310467261900574394);
    }
}
