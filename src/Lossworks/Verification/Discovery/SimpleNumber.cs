namespace Lossworks.Verification;

/// <summary>The number that was meant where a search ends beside it: one of the formula, one made of it in one step, or one of few digits.</summary>
internal static class SimpleNumber
{
    private const int Digits = 5, LargestDenominator = 64;

    /// <summary>The simple number within a relative distance; null where there is none.</summary>
    internal static double? Near(double x, IReadOnlyList<double> suspects, double tolerance)
    {
        if (!double.IsFinite(x))
            return null;
        if (Math.Abs(x) <= tolerance)
            return 0;
        foreach (double candidate in suspects.SelectMany(Made).Concat(Short(x)))
        {
            if (Math.Abs(candidate - x) <= tolerance * Math.Abs(x))
                return candidate;
        }

        return null;
    }

    /// <summary>The simple number, or the number itself where none is near.</summary>
    internal static double Snap(double x, IReadOnlyList<double> suspects, double tolerance) => Near(x, suspects, tolerance) ?? x;

    private static IEnumerable<double> Made(double s) => [s, -s, 1 - s, s - 1, 1 + s, 2 * s, -2 * s, s / 2, -s / 2, s * s, s * s / 2, 1 / s];

    private static IEnumerable<double> Short(double x)
    {
        double unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(x))) + 1 - Digits);
        if (unit > 0)
            yield return unit < 1 ? Math.Round(x / unit) / Math.Round(1 / unit) : Math.Round(x / unit) * unit;
        for (int denominator = 3; denominator <= LargestDenominator; denominator++)
            yield return Math.Round(x * denominator) / denominator;
        for (int denominator = 1; denominator <= LargestDenominator; denominator++)
            yield return Math.Sign(x) * Math.Sqrt(Math.Round(x * x * denominator) / denominator);
    }
}
