namespace Lossworks.Tests.Lanes.Elementary;

/// <summary>Errors in units of the last place of the true value; below the normal numbers that is the smallest subnormal one.</summary>
internal static class Ulps
{
    /// <summary>How far a float is from the truth, which a double holds well enough.</summary>
    internal static double Error(float found, double truth)
    {
        if (float.IsNaN(found) || double.IsNaN(truth))
            return float.IsNaN(found) && double.IsNaN(truth) ? 0 : double.PositiveInfinity;
        // Infinity counts as the power of two that the largest number falls short of, so that the last step before it is an ulp like any other.
        double end = Math.ScaleB(1, 128), bounded = Math.Clamp(truth, -end, end);
        return Math.Abs(Math.Clamp((double)found, -end, end) - bounded) / Math.ScaleB(1, Exponent(bounded, -126, 127) - 23);
    }

    /// <summary>How far a double is from the truth, given as the nearest double and the hundredths of an ulp that it falls short.</summary>
    internal static double Error(double found, double nearest, int hundredths)
    {
        if (double.IsNaN(found) || double.IsNaN(nearest))
            return double.IsNaN(found) && double.IsNaN(nearest) ? 0 : double.PositiveInfinity;
        int exponent = Exponent(nearest, -1022, 1023);
        return Math.Abs(((Scaled(found, exponent) - Scaled(nearest, exponent)) * Math.ScaleB(1, 52)) - (hundredths / 100.0));
    }

    /// <summary>x 2^-exponent, infinity again as the power of two after the largest number.</summary>
    private static double Scaled(double x, int exponent) =>
        double.IsInfinity(x) ? Math.CopySign(Math.ScaleB(1, 1024 - exponent), x) : Math.ScaleB(x, -exponent);

    private static int Exponent(double x, int least, int largest)
    {
        int exponent = (int)((BitConverter.DoubleToInt64Bits(x) >> 52) & 0x7FF) - 1023;
        return Math.Clamp(exponent, least, largest);
    }
}
