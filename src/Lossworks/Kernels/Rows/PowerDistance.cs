namespace Lossworks.Kernels;

/// <summary>Powers of Euclidean distances between points, with their derivatives added up for both ends.</summary>
internal readonly ref struct PowerDistance(double power, Span<double> gradient, Span<double> hessian)
{
    private readonly Span<double> _gradient = gradient, _hessian = hessian;

    /// <summary>
    /// |a - b|^power; factor times its derivatives by a go to the place of a, and to that of b where b moves too. Points that coincide add nothing.
    /// </summary>
    internal double Add(double factor, ReadOnlySpan<double> a, int atA, ReadOnlySpan<double> b, int? atB)
    {
        double largest = 0;
        int top = 0;
        for (int k = 0; k < a.Length; k++)
        {
            double size = Math.Abs(a[k] - b[k]);
            if (size > largest)
                (largest, top) = (size, k);
        }

        if (largest == 0)
            return 0;
        // Relative to the longest side no square overflows or vanishes; the others are summed apart, because 1 - (longest/length)^2 would cancel.
        double others = 0;
        for (int k = 0; k < a.Length; k++)
        {
            double side = (a[k] - b[k]) / largest;
            others += k == top ? 0 : side * side;
        }

        double square = 1 + others, length = largest * Math.Sqrt(square);
        double value = power == 1 ? length : Math.Pow(length, power);
        if (!_gradient.IsEmpty || !_hessian.IsEmpty)
            Derive(factor, a, atA, b, atB, new Sides(largest, top, others, length));
        return value;
    }

    private void Derive(double factor, ReadOnlySpan<double> a, int atA, ReadOnlySpan<double> b, int? atB, in Sides sides)
    {
        double slope = factor * power * (power == 1 ? 1 : Math.Pow(sides.Length, power - 1)), bend = slope / sides.Length, square = 1 + sides.Others;
        for (int k = 0; k < a.Length; k++)
        {
            double side = (a[k] - b[k]) / sides.Largest, along = side * side, across = k == sides.Top ? sides.Others : square - along;
            double first = slope * ((a[k] - b[k]) / sides.Length), second = bend * ((across + ((power - 1) * along)) / square);
            AddTo(_gradient, atA + k, first);
            AddTo(_hessian, atA + k, second);
            if (atB is not { } at)
                continue;
            AddTo(_gradient, at + k, -first);
            AddTo(_hessian, at + k, second);
        }
    }

    private static void AddTo(Span<double> sums, int at, double x)
    {
        if (!sums.IsEmpty)
            sums[at] += x;
    }

    /// <summary>The longest side, which it is, the squares of the others relative to it, and the length of all.</summary>
    private readonly record struct Sides(double Largest, int Top, double Others, double Length);
}
