namespace Lossworks.Verification;

/// <summary>
/// Where numbers are tried: over all magnitudes, both signs, and close to the ends of a domain. Floats wherever there is one, so that one truth serves both precisions.
/// </summary>
internal static class AuditGrid
{
    private static readonly double[] Extreme =
    [
        1e-300, 1e-200, 1e-160, 1e-100, 1e-45, 1e-37, 1e-30, 1e-25, 1e-20,
        1e5, 1e6, 1e7, 1e8, 1e10, 1e12, 1e16, 1e20, 1e25, 1e30, 1e37, 1e60, 1e100, 1e155, 1e200, 1e300,
    ];

    private static readonly double[] Ordinary =
        [0.2, 0.5, 0.7, 1.5, 2, 3, 5, 7, 15, 20, 30, 40, 50, 70, 80, 90, 150, 200, 300, 400, 500, 600, 700, 720, 750, 800, 2000];

    /// <summary>What is tried along a row: coarser, for a row has several numbers.</summary>
    private static readonly double[] Coarse =
        [1e-300, 1e-20, 1e-12, 1e-8, 1e-4, 0.01, 0.1, 0.5, 1, 2, 5, 10, 20, 30, 40, 60, 100, 300, 600, 700, 720, 750, 800, 1e4, 1e6];

    /// <summary>All numbers of the grid in a domain, rising.</summary>
    internal static double[] Over(Interval domain, IEnumerable<double> targets) => Within(domain, Extreme.Concat(Ordinary).Concat(Decades()), targets);

    /// <summary>Fewer of them.</summary>
    internal static double[] CoarselyOver(Interval domain) => Within(domain, Coarse, []);

    private static IEnumerable<double> Decades() => Enumerable.Range(0, 45).Select(k => Math.Pow(10, -18 + (k / 2.0)));

    private static double[] Within(Interval domain, IEnumerable<double> sizes, IEnumerable<double> targets)
    {
        IEnumerable<double> numbers = sizes.SelectMany(x => (double[])[x, -x]).Append(0).Concat(Ends(domain)).Concat(targets.SelectMany(Around));
        return [.. numbers.Select(x => Rounded(x, domain)).Where(domain.Contains).Distinct().Order()];
    }

    private static IEnumerable<double> Ends(Interval domain)
    {
        foreach ((double end, int side) in ((double, int)[])[(domain.Low, 1), (domain.High, -1)])
        {
            if (!double.IsFinite(end))
                continue;
            yield return end;
            for (int k = 1; k <= 16 && end != 0; k++)
                yield return end + (side * Math.Pow(10, -k));
        }
    }

    /// <summary>At a target and close to it.</summary>
    private static IEnumerable<double> Around(double target)
    {
        yield return target;
        for (int k = 1; k <= 15 && target != 0; k++)
        {
            yield return target * (1 + Math.Pow(10, -k));
            yield return target * (1 - Math.Pow(10, -k));
        }
    }

    private static double Rounded(double x, Interval domain)
    {
        double single = (float)x;
        bool keeps = double.IsFinite(single) && Math.Abs(single - x) <= 1e-7 * Math.Abs(x) && domain.Contains(single);
        return keeps && !(single != x && IsCloseToEnd(x, domain)) ? single : x;
    }

    /// <summary>Where rounding to float would lose how far the end is.</summary>
    private static bool IsCloseToEnd(double x, Interval domain) =>
        (double.IsFinite(domain.High) && domain.High - x < 1e-7 * Math.Abs(domain.High))
        || (double.IsFinite(domain.Low) && x - domain.Low < 1e-7 * Math.Abs(domain.Low));
}
