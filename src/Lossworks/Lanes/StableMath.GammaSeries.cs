using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    // Chebyshev fits with 60 digits, of functions that are smooth and of one sign; relative errors below 2^-54, in float 2^-27.

    /// <summary>log Gamma(y)/((y - 1)(y - 2)) - 1/2.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V LogGammaExcess<V, O>(V w)
        where V : struct
        where O : struct, ILanes<V>
    {
        if (O.IsSingle)
        {
            V more = Polynomial<V, O>(w, 0.0861449010244, -0.0960125474642, 0.0632712328532, -0.0683314836318, 0.0626903980984, -0.0657906762733);
            return Block<V, O>(w, more, 0.012937750975, -0.455079380479, 0.129288108157, -0.156497763944);
        }

        V fourth = O.Multiply(O.Multiply(w, w), O.Multiply(w, w));
        V rest = Polynomial<V, O>(w, 0.0251029836330285674, -0.0265539862974900066, 0.0394043243786361015, -0.0388785767297864519);
        rest = Block<V, O>(w, fourth, rest, 0.0363148350496051197, -0.0378089281612891927, 0.0320848187695673437, -0.0330999847051925932);
        rest = Block<V, O>(w, fourth, rest, 0.0511820578085129948, -0.0542473468317938168, 0.0425072204406723744, -0.0445697215971697384);
        rest = Block<V, O>(w, fourth, rest, 0.0861107079349056192, -0.0959784394960705937, 0.0642639485517866533, -0.0693045640656784897);
        return Block<V, O>(w, rest, 0.012937750195812178, -0.45507937884240449, 0.129288516910511451, -0.156498227253337864);
    }

    /// <summary>digamma(y)/(y - root) - 1.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V DigammaExcess<V, O>(V w)
        where V : struct
        where O : struct, ILanes<V>
    {
        if (O.IsSingle)
        {
            V more = Polynomial<V, O>(w, 1.02428770155, -1.05646787585, 1.03477208107, -1.01705074164, 1.00884345337, -1.3697791268, 1.34020199805);
            return Block<V, O>(w, more, 0.04005461887, -1.39764572874, 1.00753820809, -1.07742619393);
        }

        V fourth = O.Multiply(O.Multiply(w, w), O.Multiply(w, w));
        V rest = Polynomial<V, O>(
            w, 1.06525196184449314, -1.059534512558078, 0.859452993706784926, -0.903732692098841198, 1.78151121112792503, -1.69267416414270542);
        rest = Block<V, O>(w, fourth, rest, 1.04021728154384223, -1.04465570094151813, 1.03879251110419529, -1.04308868397406698);
        rest = Block<V, O>(w, fourth, rest, 1.0373081364451658, -1.04672943471675924, 1.03910556030708831, -1.04540006500742901);
        rest = Block<V, O>(w, fourth, rest, 1.02430791990482289, -1.05510125591829466, 1.0336064845923914, -1.04925877217728163);
        return Block<V, O>(w, rest, 0.04005461896055213, -1.39764561695512511, 1.00753809192169909, -1.07744961157660336);
    }

    /// <summary>trigamma(1 + x) - 5/16.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V TrigammaNext<V, O>(V w)
        where V : struct
        where O : struct, ILanes<V>
    {
        V fourth = O.Multiply(O.Multiply(w, w), O.Multiply(w, w));
        if (O.IsSingle)
        {
            V more = Polynomial<V, O>(w, 9.16158854846, -10.3337632138, 10.4860960771, -11.2831205303, 20.1857199555, -22.7370394847);
            more = Block<V, O>(w, fourth, more, 4.6169983152, -5.7148964007, 6.83440763302, -7.96419771204);
            return Block<V, O>(w, more, 0.38711850911, -1.775716851, 2.60594975252, -3.56797827976);
        }

        V rest = Polynomial<V, O>(
            w, 18.1119637946937533, -20.041416890875259, 21.4614797714496278, -16.5637774549302562, 16.304544218360687, -43.6306755149731243,
            47.9974683872277199);
        rest = Block<V, O>(w, fourth, rest, 13.6531180557834125, -14.7943808368296324, 15.9345755684796929, -17.0071894606096573);
        rest = Block<V, O>(w, fourth, rest, 9.10344359017193084, -10.2404242412287292, 11.3779273636453076, -12.5154870888466102);
        rest = Block<V, O>(w, fourth, rest, 4.61696842903407382, -5.71482093472957526, 6.83632500418202633, -7.96791890139199432);
        return Block<V, O>(w, rest, 0.387118508945326299, -1.77571684928321993, 2.60594992646803171, -3.567978950802589);
    }

    /// <summary>x (log Gamma(x) - (x - 1/2) log x + x - log(2 pi)/2).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V LogGammaTail<V, O>(V z)
        where V : struct
        where O : struct, ILanes<V>
    {
        if (O.IsSingle)
            return Polynomial<V, O>(z, 0.0833333333223, -0.00277777259712, 0.000793250368115, -0.000583532171836, 0.000675839717561, -0.000628433039506);

        V fourth = O.Multiply(O.Multiply(z, z), O.Multiply(z, z));
        V rest = Polynomial<V, O>(
            z, 0.128950616232466456, -0.584335206264494719, 2.182979027198075, -5.94800740829322948, 10.2025299222951591, -8.1525871172220208);
        rest = Block<V, O>(z, fourth, rest, 0.000841703421495112807, -0.00191490749501462038, 0.00631344877844785139, -0.0269994009076366106);
        return Block<V, O>(z, rest, 0.0833333333333333305, -0.00277777777777055166, 0.000793650790562927269, -0.000595237569601403601);
    }

    /// <summary>x^2 (log x - 1/(2x) - digamma(x)).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V DigammaTail<V, O>(V z)
        where V : struct
        where O : struct, ILanes<V>
    {
        if (O.IsSingle)
            return Polynomial<V, O>(z, 0.0833333332143, -0.00833327731552, 0.00396389074942, -0.00403750337981, 0.00570309638003, -0.00585870488451);

        V fourth = O.Multiply(O.Multiply(z, z), O.Multiply(z, z));
        V rest = Polynomial<V, O>(z, 1501.84538853351405, -3784.29619303028587, 5915.76222455123899, -4290.65795413608955);
        rest = Block<V, O>(z, fourth, rest, 2.55862369644214611, -15.8685874979593868, 89.6743657035147328, -419.526580026173227);
        rest = Block<V, O>(z, fourth, rest, 0.00757561388687170503, -0.0210822626795699502, 0.0828129277512999191, -0.424799310177530499);
        return Block<V, O>(z, rest, 0.0833333333333333304, -0.00833333333332367377, 0.00396825396284977709, -0.00416666545898472343);
    }

    /// <summary>x^3 (trigamma(x) - 1/x - 1/(2 x^2)).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V TrigammaTail<V, O>(V z)
        where V : struct
        where O : struct, ILanes<V>
    {
        if (O.IsSingle)
            return Polynomial<V, O>(z, 0.166666666415, -0.0333331834585, 0.0237946522846, -0.0327596104781, 0.0644840720707, -0.122384314257, 0.130818842483);

        V fourth = O.Multiply(O.Multiply(z, z), O.Multiply(z, z));
        V rest = Polynomial<V, O>(
            z, 86089.7482946319661, -351579.968286863704, 1070802.70710630519, -2271077.88309164736, 2979667.88976702549, -1815872.25380851834);
        rest = Block<V, O>(z, fourth, rest, 48.6401552233919306, -365.432219976663552, 2624.40181452500782, -16546.8221393509978);
        rest = Block<V, O>(z, fourth, rest, 0.0757566752464712821, -0.253035411780192309, 1.16206854562763515, -6.89657020687340684);
        return Block<V, O>(z, rest, 0.166666666666666657, -0.0333333333332959198, 0.0238095237850171519, -0.0333333269070190075);
    }
}
