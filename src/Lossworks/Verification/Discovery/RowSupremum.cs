namespace Lossworks.Verification;

/// <summary>The largest value of a measure over rows: random points of every size, climbs from the best of them, steps that shrink.</summary>
internal sealed class RowSupremum
{
    /// <summary>Sizes of the points, small ones first: what still grows at the last grows without bound.</summary>
    private static readonly double[] Spreads = [1e-2, 1, 3, 10, 100, 1e4, 1e6, 1e8];

    private const int PointsEach = 40, Climbs = 3, StepsEach = 300;

    /// <summary>Only a bound that is a simple number is claimed: of several numbers a search does not reach the last digits.</summary>
    private const double Meant = 1e-9;

    /// <summary>What a climb finds beside a pole, in multiples of what lies at ordinary points.</summary>
    private const double Pole = 1e6;

    private readonly PointSource _source;

    private readonly IReadOnlyList<double> _suspects;

    private readonly LossPoint[][] _points;

    internal RowSupremum(LossProbe probe, ulong seed, IReadOnlyList<double> suspects)
    {
        (_suspects, _source) = (suspects, new(probe.Loss, seed));
        _points = [.. Spreads.Select(spread => Enumerable.Range(0, PointsEach).Select(_ => _source.Next(spread)).ToArray())];
    }

    /// <summary>The size of the gradient.</summary>
    internal static Func<LossPoint, double> Slope(LossProbe probe) => point => Math.Sqrt(probe.Gradient(point).Sum(g => g * g));

    /// <summary>A point of ordinary size at which something is no number; null where there is none.</summary>
    internal LossPoint? NotANumber(LossProbe probe) => _points[..4].SelectMany(p => p).FirstOrDefault(p => probe.All(p).Any(double.IsNaN));

    internal Supremum Of(Func<LossPoint, double> measure)
    {
        (double Measure, LossPoint At)[] best = [.. _points.Select(points => points.Select(p => (measure(p), p)).MaxBy(Rank))];
        (double most, LossPoint at) = best.Take(5).MaxBy(b => b.Measure);
        (double far, LossPoint there) = best.Skip(5).MaxBy(b => b.Measure);
        if (double.IsPositiveInfinity(far) || far > 3 * Math.Abs(most))
            return new(null, $"grows without bound: {Words.Short(far)} at {there}");
        foreach ((double start, LossPoint from) in best.OrderByDescending(b => b.Measure).Take(Climbs))
        {
            (double found, LossPoint top) = Climb(start, from, measure);
            (most, at) = found > most ? (found, top) : (most, at);
        }

        return double.IsNaN(most) ? new(null, "is not a number")
            : double.IsPositiveInfinity(most) || most > Pole * Math.Max(1, Math.Abs(best[2].Measure))
                ? new(null, $"grows without bound: {Words.Short(most)} at {at}")
            : SimpleNumber.Near(most, _suspects, Meant) is { } bound ? new(bound, $"{Words.Short(bound)}, come near at {at}")
            : new(null, $"no exact bound is known; the most that was found is {Words.Short(most)}, at {at}");
    }

    private static double Rank((double Measure, LossPoint At) found) => double.IsNaN(found.Measure) ? double.NegativeInfinity : found.Measure;

    private (double Most, LossPoint At) Climb(double start, LossPoint from, Func<LossPoint, double> measure)
    {
        (double most, LossPoint at, double reach) = (start, from, 1);
        for (int n = 0; n < StepsEach; n++)
        {
            if (_source.Near(at, reach) is not { } next)
                continue;
            double there = measure(next);
            (at, most, reach) = there > most ? (next, there, reach * 1.5) : (at, most, Math.Max(1e-7, reach * 0.93));
        }

        return (most, at);
    }
}
