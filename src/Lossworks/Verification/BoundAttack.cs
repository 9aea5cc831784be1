namespace Lossworks.Verification;

/// <summary>Looks for values and slopes beyond a claimed bound, at ordinary and at extreme points, and climbs from the points that come nearest.</summary>
internal static class BoundAttack
{
    private const double Rounding = 1e-9;

    private static readonly double[] Spreads = [1e-6, 1e-2, 1, 3, 10, 100, 1e4, 1e8];

    private const int Climbs = 3, StepsEach = 120;

    internal static string? Lipschitz(LossProbe probe, ulong seed, double bound) =>
        Search(probe, seed, point => Math.Sqrt(probe.Gradient(point).Sum(g => g * g)), bound * (1 + Rounding)) is { } found
            ? $"gradient of size {found.Most:R} above {bound:R} at {found.At}"
            : null;

    internal static string? Smooth(LossProbe probe, ulong seed, double bound) =>
        Search(probe, seed, point => probe.Hessian(point).Max(Math.Abs), bound * (1 + Rounding)) is { } found
            ? $"second derivative {found.Most:R} above {bound:R} at {found.At}"
            : null;

    internal static string? NonNegative(LossProbe probe, ulong seed) =>
        Search(probe, seed, point => -probe.Value(point), 0) is { } found ? $"value {-found.Most:R} at {found.At}" : null;

    internal static string? Bounded(LossProbe probe, ulong seed, double bound) =>
        Search(probe, seed, probe.Value, bound + (Math.Abs(bound) * Rounding)) is { } found ? $"value {found.Most:R} above {bound:R} at {found.At}" : null;

    /// <summary>A point at which the measure is above the limit; null where none was found.</summary>
    private static (double Most, LossPoint At)? Search(LossProbe probe, ulong seed, Func<LossPoint, double> measure, double limit)
    {
        PointSource source = new(probe.Loss, seed);
        List<(double Measure, LossPoint At)> best = [];
        foreach (double spread in Spreads)
        {
            (double Measure, LossPoint At)? nearest = null;
            for (int n = 0; n < 150; n++)
            {
                LossPoint point = source.Next(spread);
                double found = measure(point);
                if (found > limit)
                    return (found, point);
                if (nearest is null || found > nearest.Value.Measure)
                    nearest = (found, point);
            }

            best.Add(nearest!.Value);
        }

        foreach ((double start, LossPoint from) in best.OrderByDescending(b => b.Measure).Take(Climbs))
        {
            if (Climb(probe, source, measure, limit, start, from) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>Random steps of the predictions, longer after a success and shorter after a failure.</summary>
    private static (double Most, LossPoint At)? Climb(LossProbe probe, PointSource source, Func<LossPoint, double> measure, double limit, double start, LossPoint from)
    {
        double here = start, reach = 1;
        LossPoint at = from;
        for (int n = 0; n < StepsEach; n++)
        {
            if (source.Near(at, reach) is not { } next)
                continue;
            double there = measure(next);
            if (there > limit)
                return (there, next);
            (at, here, reach) = there > here ? (next, there, reach * 1.5) : (at, here, Math.Max(1e-3, reach * 0.93));
        }

        return null;
    }
}
