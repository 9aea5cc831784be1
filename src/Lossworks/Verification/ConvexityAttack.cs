namespace Lossworks.Verification;

/// <summary>Random chords: between two points the graph must not rise above the chord.</summary>
internal static class ConvexityAttack
{
    private const int Chords = 600;

    internal static string? Refute(LossProbe probe, ulong seed, bool strictly)
    {
        PointSource source = new(probe.Loss, seed);
        for (int n = 0; n < Chords; n++)
        {
            // Strictness shows only where rounding does not hide it: at ordinary sizes.
            double spread = strictly ? 2 : n % 3 == 0 ? 1 : n % 3 == 1 ? 10 : 100;
            LossPoint a = source.Next(spread), b = source.Another(a, spread);
            double t = strictly ? 0.5 : source.NextUnit();
            LossPoint between = a.At([.. a.Predictions.Zip(b.Predictions, (x, y) => (t * x) + ((1 - t) * y))]);
            double left = probe.Value(a), right = probe.Value(b), middle = probe.Value(between), chord = (t * left) + ((1 - t) * right);
            double rounding = 1e-12 * (Math.Abs(left) + Math.Abs(right) + Math.Abs(middle) + (strictly ? 0 : 1e-300));
            bool far = a.Predictions.Zip(b.Predictions, (x, y) => Math.Abs(x - y)).Max() > 0.1;
            if (strictly ? far && middle >= chord && !IsHidden(probe, between, middle - chord, rounding) : middle > chord + rounding)
                return $"at share {t:R} between ({a}) and ({b}) the value is {middle:R}, the chord {chord:R}";
        }

        return null;
    }

    /// <summary>Whether a bend is there but too slight for the digits of the value, as far out on a smoothed kink: of one number the Hessian tells.</summary>
    private static bool IsHidden(LossProbe probe, LossPoint between, double excess, double rounding) =>
        excess <= rounding && between.Predictions.Length == 1 && probe.HasHessian && probe.Hessian(between)[0] > 0;
}
