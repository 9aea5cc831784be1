using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>Losses of weighted moments of predictions and targets, each in a form in which nothing cancels at good or bad fits.</summary>
internal static class Correlation
{
    /// <summary>1 - correlation; 1 where one side does not vary.</summary>
    /// <remarks>
    /// With both sides brought to mean 0 and variance 1 (a and b), 1 - correlation is half the mean of (a - b)^2, and 1 + correlation half that of (a + b)^2.
    /// </remarks>
    internal static double Pearson<S>(in LossBatch<S> batch, Span<S> gradient)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        BatchNumbers<S> numbers = new(batch);
        Moments f = Moments.OfPredictions(numbers), y = Moments.OfTargets(numbers);
        if (f.Deviation == 0 || y.Deviation == 0)
        {
            gradient.Clear();
            return 1;
        }

        CompensatedSum apart = default, opposed = default;
        for (int i = 0; i < numbers.Count; i++)
        {
            double a = f.Standardized(numbers.Prediction(i)), b = y.Standardized(numbers.Target(i)), share = numbers.Weight(i) / f.Weight;
            apart.Add(share == 0 ? 0 : 0.5 * share * (a - b) * (a - b));
            opposed.Add(share == 0 ? 0 : 0.5 * share * (a + b) * (a + b));
        }

        double value = apart.Total;
        for (int i = 0; i < gradient.Length; i++)
        {
            double a = f.Standardized(numbers.Prediction(i)), b = y.Standardized(numbers.Target(i)), share = numbers.Weight(i) / f.Weight;
            // correlation a - b, in the form whose small part is small.
            double slope = value <= 1 ? (a - b) - (value * a) : (opposed.Total * a) - (a + b);
            gradient[i] = S.CreateTruncating(share == 0 ? 0 : share * slope / f.Deviation / f.Unit);
        }

        return value;
    }

    /// <summary>1 - concordance: mean((f - y)^2) over D = var f + var y + (mean f - mean y)^2; 0 where D is 0.</summary>
    internal static double Concordance<S>(in LossBatch<S> batch, Span<S> gradient)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        // Everything is measured from one target, in units of the largest distance from it: squares neither overflow nor vanish.
        BatchNumbers<S> numbers = new(batch);
        double pivot = Moments.Pivot(numbers, targets: true);
        double unit = Moments.UnitOf(Math.Max(Moments.Reach(numbers, false, pivot), Moments.Reach(numbers, true, pivot)));
        if (unit == 0)
        {
            gradient.Clear();
            return 0;
        }

        Moments f = Moments.Of(numbers, false, pivot, unit), y = Moments.Of(numbers, true, pivot, unit);
        CompensatedSum squares = default, products = default;
        for (int i = 0; i < numbers.Count; i++)
        {
            double share = numbers.Weight(i) / f.Weight, r = (numbers.Prediction(i) - numbers.Target(i)) / unit;
            squares.Add(share == 0 ? 0 : share * r * r);
            products.Add(share == 0 ? 0 : share * f.Centered(numbers.Prediction(i)) * y.Centered(numbers.Target(i)));
        }

        double apart = f.Mean - y.Mean, spread = (f.Deviation * f.Deviation) + (y.Deviation * y.Deviation) + (apart * apart);
        double value = squares.Total / spread, rest = 2 * products.Total / spread;
        for (int i = 0; i < gradient.Length; i++)
        {
            double share = numbers.Weight(i) / f.Weight, fromMean = ((numbers.Prediction(i) - pivot) / unit) - y.Mean;
            double r = (numbers.Prediction(i) - numbers.Target(i)) / unit;
            // r - value (f - mean y), in the form whose small part is small.
            double slope = value <= 0.5 ? r - (value * fromMean) : (rest * fromMean) - y.Centered(numbers.Target(i));
            gradient[i] = S.CreateTruncating(share == 0 ? 0 : 2 * share * slope / spread / unit);
        }

        return value;
    }
}
