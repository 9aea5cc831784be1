namespace Lossworks.Data;

/// <summary>The mean and the standard deviation (with n) of a feature, safe from overflow and rounding.</summary>
internal static class Standardization
{
    public static (double Center, double Scale) Of(ReadOnlySpan<double> features, int part, int stride)
    {
        int rows = features.Length / stride;
        double center = 0, rest = 0, largest = 0, squares = 0;
        for (int row = 0; row < rows; row++) center += features[(row * stride) + part] / rows;
        // A second look takes back what the first sum lost in rounding.
        for (int row = 0; row < rows; row++) rest += (features[(row * stride) + part] - center) / rows;
        center += rest;
        for (int row = 0; row < rows; row++) largest = Math.Max(largest, Math.Abs(features[(row * stride) + part] - center));
        if (largest == 0) return (center, 1);
        for (int row = 0; row < rows; row++)
        {
            double share = (features[(row * stride) + part] - center) / largest;
            squares += share * share;
        }
        return (center, largest * Math.Sqrt(squares / rows));
    }
}
