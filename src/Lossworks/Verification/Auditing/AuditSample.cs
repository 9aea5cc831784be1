namespace Lossworks.Verification;

/// <summary>One place where a formula is audited, with the truth about it, and how far the truth moves with the last digits of what comes in.</summary>
/// <param name="at">Where.</param>
/// <param name="truthOf">Finds the truth.</param>
/// <param name="targetsRound">Whether targets are numbers whose last digit may be off.</param>
/// <param name="addsSlopes">
/// Whether slopes are sums over a row, in which shares of size 1 cancel (the slope by the class is its share - 1): a few of their last digits count for nothing.
/// </param>
internal sealed class AuditSample(AuditInput at, Func<AuditInput, FormulaTruth> truthOf, bool targetsRound, bool addsSlopes)
{
    /// <summary>Below the smallest normal number digits are lost one by one; close to the largest a factor of 100 on the way there is nobody's fault.</summary>
    private const double SmallestDouble = 2.3e-308, SmallestSingle = 1.2e-38, LargestSingle = 1e36, LargestDouble = 1e300;

    private const double UlpDouble = 1.0 / (1L << 52), UlpSingle = 1.0 / (1 << 23);

    /// <summary>More units of the last place than that are digits lost.</summary>
    private const double Allowed = 24;

    /// <summary>What a number that is not finite counts, where a number without a right digit counts 1.</summary>
    internal const double NotFinite = 2;

    private readonly double[]?[] _room = new double[2][];

    internal AuditInput At { get; } = at;

    internal FormulaTruth Truth { get; } = truthOf(at);

    /// <summary>Whether there is a true answer that a precision can hold.</summary>
    internal bool Speaks(int index, bool single)
    {
        BigReal exact = Truth.Numbers[index];
        return (!single || At.IsSingle) && exact.IsFinite && !(Truth.OnKink && index > 0) && Math.Abs(exact.ToDouble()) < (single ? LargestSingle : LargestDouble);
    }

    /// <summary>Whether the true answer is 0, or too small for all digits of a precision.</summary>
    internal bool IsTiny(int index, bool single) => Math.Abs(Truth.Numbers[index].ToDouble()) < (single ? SmallestSingle : SmallestDouble);

    /// <summary>How wrong an answer is: 0 where it is right, up to 1 where no digit is, and <see cref="NotFinite"/>.</summary>
    /// <param name="index">Of the value or the derivative.</param>
    /// <param name="got">The answer.</param>
    /// <param name="single">Whether it was computed in float.</param>
    internal double Severity(int index, double got, bool single)
    {
        if (!Speaks(index, single))
            return 0;
        double truth = Truth.Numbers[index].ToDouble(), ulp = single ? UlpSingle : UlpDouble;
        if (!double.IsFinite(got))
            return NotFinite;
        double error = Math.Abs(got - truth) - (single ? SmallestSingle : SmallestDouble);
        if (index > 0 && addsSlopes)
            error -= Allowed * ulp;
        if (error <= Allowed * ulp * Math.Abs(truth))
            return 0;
        error -= Room(single)[index];
        if (!(error > Allowed * ulp * Math.Abs(truth)))
            return 0;
        return Math.Min(1, Math.Log10(error / (ulp * Math.Abs(truth))) / -Math.Log10(ulp));
    }

    /// <summary>How far the truth moves when each input moves by a unit of its last place, both ways: no formula could do better.</summary>
    private double[] Room(bool single)
    {
        if (_room[single ? 1 : 0] is { } known)
            return known;
        double[] room = new double[Truth.Numbers.Length];
        foreach (AuditInput near in At.Neighbors(single ? UlpSingle : UlpDouble, targetsRound))
        {
            FormulaTruth moved = truthOf(near);
            for (int i = 0; i < room.Length; i++)
            {
                double step = Math.Abs(Difference(moved.Numbers[i], Truth.Numbers[i]));
                room[i] += double.IsNaN(step) ? double.PositiveInfinity : step;
            }
        }

        return _room[single ? 1 : 0] = room;
    }

    private static double Difference(BigReal a, BigReal b) => new BigMath(128).Subtract(a, b).ToDouble();
}
