using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>
/// Weighted mean and deviation of the predictions or the targets of a batch. Measured from one of them, so that numbers that do not vary have deviation 0,
/// whatever they are.
/// </summary>
/// <param name="Origin">From where it is measured.</param>
/// <param name="Unit">A power of two, so that dividing by it is exact.</param>
/// <param name="Weight">The sum of the weights.</param>
/// <param name="Mean">From the origin, in units.</param>
/// <param name="Deviation">The root of the variance, in units; the variance divides by the sum of the weights.</param>
internal readonly record struct Moments(double Origin, double Unit, double Weight, double Mean, double Deviation)
{
    /// <summary>Of the predictions, from the first of them that has weight.</summary>
    internal static Moments OfPredictions<S>(in BatchNumbers<S> numbers)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => FromFirst(numbers, false);

    /// <summary>Of the targets, from the first of them that has weight.</summary>
    internal static Moments OfTargets<S>(in BatchNumbers<S> numbers)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => FromFirst(numbers, true);

    internal static Moments Of<S>(in BatchNumbers<S> numbers, bool targets, double origin, double unit)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CompensatedSum total = default, sum = default, squares = default;
        for (int i = 0; i < numbers.Count; i++)
        {
            double w = numbers.Weight(i);
            total.Add(w);
            sum.Add(w == 0 ? 0 : w * ((Number(numbers, targets, i) - origin) / unit));
        }

        double mean = sum.Total / total.Total;
        for (int i = 0; i < numbers.Count; i++)
        {
            double w = numbers.Weight(i), d = ((Number(numbers, targets, i) - origin) / unit) - mean;
            squares.Add(w == 0 ? 0 : w * d * d);
        }

        return new(origin, unit, total.Total, mean, Math.Sqrt(squares.Total / total.Total));
    }

    /// <summary>The first number that has weight.</summary>
    internal static double Pivot<S>(in BatchNumbers<S> numbers, bool targets)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int first = 0;
        while (numbers.Weight(first) == 0)
            first++;
        return Number(numbers, targets, first);
    }

    /// <summary>The largest distance from the origin of a number that has weight.</summary>
    internal static double Reach<S>(in BatchNumbers<S> numbers, bool targets, double origin)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double reach = 0;
        for (int i = 0; i < numbers.Count; i++)
            reach = numbers.Weight(i) == 0 ? reach : Math.Max(reach, Math.Abs(Number(numbers, targets, i) - origin));
        return reach;
    }

    /// <summary>The power of two just below; 0 of 0.</summary>
    internal static double UnitOf(double reach) => reach == 0 ? 0 : Math.ScaleB(1, Math.Max(Math.ILogB(reach), -1022));

    /// <summary>A number from the mean, in units.</summary>
    internal double Centered(double x) => ((x - Origin) / Unit) - Mean;

    /// <summary>A number from the mean, in deviations.</summary>
    internal double Standardized(double x) => Centered(x) / Deviation;

    private static Moments FromFirst<S>(in BatchNumbers<S> numbers, bool targets)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double origin = Pivot(numbers, targets), unit = UnitOf(Reach(numbers, targets, origin));
        return unit == 0 ? default : Of(numbers, targets, origin, unit);
    }

    private static double Number<S>(in BatchNumbers<S> numbers, bool targets, int i)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => targets ? numbers.Target(i) : numbers.Prediction(i);
}
