namespace Lossworks.Verification;

/// <summary>Neighboring samples of a line at which one number is wrong in one way.</summary>
/// <param name="Line">Which line.</param>
/// <param name="First">The first sample.</param>
/// <param name="Last">The last.</param>
/// <param name="Index">Which number: value, gradient, Hessian.</param>
/// <param name="Single">Whether in float.</param>
/// <param name="NotFinite">Whether it is infinite or NaN; otherwise digits are lost.</param>
/// <param name="Worst">The sample to show.</param>
/// <param name="Severity">How wrong it is there.</param>
internal sealed record BadRange(int Line, int First, int Last, int Index, bool Single, bool NotFinite, int Worst, double Severity)
{
    /// <summary>So many good samples in between do not break a range: where digits are lost, some answers are right by luck.</summary>
    private const int Luck = 3;

    private const double Tiny = 1e-3;

    /// <summary>All ranges of a sheet.</summary>
    internal static IEnumerable<BadRange> All(AuditSheet sheet, Judgement judged)
    {
        for (int line = 0; line < sheet.Lines.Length; line++)
        {
            int numbers = sheet.Lines[line].Samples[0].Truth.Numbers.Length;
            for (int index = 0; index < numbers; index++)
            {
                foreach (bool single in (bool[])[false, true])
                {
                    foreach (bool notFinite in (bool[])[true, false])
                    {
                        foreach (BadRange range in Along(sheet.Lines[line], judged, line, index, single, notFinite))
                            yield return range;
                    }
                }
            }
        }
    }

    private static IEnumerable<BadRange> Along(AuditLine line, Judgement judged, int number, int index, bool single, bool notFinite)
    {
        bool Bad(int i) => judged.At(number, i, single, index) is var mark && mark > 0 && mark == AuditSample.NotFinite == notFinite;
        int[] bad = [.. Enumerable.Range(0, line.Samples.Length).Where(Bad)];
        for (int from = 0, i = 0; i < bad.Length; i++)
        {
            if (i + 1 < bad.Length && Joined(line, judged, number, single, bad[i], bad[i + 1]))
                continue;
            int[] members = bad[from..(i + 1)];
            int worst = members.OrderByDescending(m => judged.At(number, m, single, index)).ThenBy(m => Complexity(line.Coordinates[m])).First();
            yield return new(number, members[0], members[^1], index, single, notFinite, worst, judged.At(number, worst, single, index));
            from = i + 1;
        }
    }

    /// <summary>A gap is bridged where it is short, and where it is only the smallest numbers, at which a result is 0 in truth as well.</summary>
    private static bool Joined(AuditLine line, Judgement judged, int number, bool single, int left, int right)
    {
        double a = line.Coordinates[left], b = line.Coordinates[right];
        int good = Enumerable.Range(left + 1, right - left - 1).Count(i => judged.Tried(number, i, single));
        return good <= Luck || (-Tiny < a && a < 0 && b > 0 && b < Tiny);
    }

    /// <summary>Small and round numbers are shown rather than others.</summary>
    private static double Complexity(double x) => Math.Abs(Math.Log10(Math.Abs(x) + 1e-320)) + (AuditInput.Text(x).Length / 10.0);
}
