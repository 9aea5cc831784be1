namespace Lossworks.Verification;

/// <summary>Looks for values and slopes beyond a claimed bound, at ordinary and at extreme points.</summary>
internal static class BoundAttack
{
    private const double Rounding = 1e-9;

    private static readonly double[] Spreads = [1e-6, 1e-2, 1, 3, 10, 100, 1e4, 1e8];

    internal static string? Lipschitz(LossProbe probe, ulong seed, double bound) =>
        Search(probe, seed, point =>
        {
            double norm = Math.Sqrt(probe.Gradient(point).Sum(g => g * g));
            return norm > bound * (1 + Rounding) ? $"gradient of size {norm:R} above {bound:R} at {point}" : null;
        });

    internal static string? Smooth(LossProbe probe, ulong seed, double bound) =>
        Search(probe, seed, point =>
        {
            double largest = probe.Hessian(point).Max(Math.Abs);
            return largest > bound * (1 + Rounding) ? $"second derivative {largest:R} above {bound:R} at {point}" : null;
        });

    internal static string? NonNegative(LossProbe probe, ulong seed) =>
        Search(probe, seed, point =>
        {
            double value = probe.Value(point);
            return value < 0 ? $"value {value:R} at {point}" : null;
        });

    internal static string? Bounded(LossProbe probe, ulong seed, double bound) =>
        Search(probe, seed, point =>
        {
            double value = probe.Value(point);
            return value > bound * (1 + Rounding) ? $"value {value:R} above {bound:R} at {point}" : null;
        });

    private static string? Search(LossProbe probe, ulong seed, Func<LossPoint, string?> refute)
    {
        PointSource source = new(probe.Loss, seed);
        foreach (double spread in Spreads)
        {
            for (int n = 0; n < 150; n++)
            {
                if (refute(source.Next(spread)) is { } found)
                    return found;
            }
        }

        return null;
    }
}
