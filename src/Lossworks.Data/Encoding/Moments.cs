namespace Lossworks.Data;

/// <summary>The mean and the standard deviation (with n) of numbers, safe from overflow and rounding; those of two sets make those of both.</summary>
/// <remarks>Chan, Golub and LeVeque (1983), Algorithms for computing the sample variance, doi:10.1080/00031305.1983.10483115.</remarks>
/// <param name="Count">How many numbers.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">The root of their mean squared distance from it.</param>
internal readonly record struct Moments(long Count, double Mean, double Deviation)
{
    /// <summary>Of one feature of each row.</summary>
    public static Moments Of(ReadOnlySpan<double> features, int part, int stride)
    {
        int rows = features.Length / stride;
        double center = 0, rest = 0, largest = 0, squares = 0;
        for (int row = 0; row < rows; row++) center += features[(row * stride) + part] / rows;
        // A second look takes back what the first sum lost in rounding.
        for (int row = 0; row < rows; row++) rest += (features[(row * stride) + part] - center) / rows;
        center += rest;
        for (int row = 0; row < rows; row++) largest = Math.Max(largest, Math.Abs(features[(row * stride) + part] - center));
        if (largest == 0) return new Moments(rows, center, 0);
        for (int row = 0; row < rows; row++)
        {
            double share = (features[(row * stride) + part] - center) / largest;
            squares += share * share;
        }
        return new Moments(rows, center, largest * Math.Sqrt(squares / rows));
    }

    /// <summary>Of these numbers and others.</summary>
    public Moments With(Moments other)
    {
        if (Count == 0 || other.Count == 0) return Count == 0 ? other : this;
        long count = Count + other.Count;
        double share = Count / (double)count, otherShare = other.Count / (double)count, apart = other.Mean - Mean;
        double largest = Math.Max(Math.Abs(apart), Math.Max(Deviation, other.Deviation));
        if (largest == 0) return this with { Count = count };
        double square = (share * Square(Deviation / largest)) + (otherShare * Square(other.Deviation / largest)) + (share * otherShare * Square(apart / largest));
        return new Moments(count, Mean + (otherShare * apart), largest * Math.Sqrt(square));
    }

    private static double Square(double x) => x * x;
}
