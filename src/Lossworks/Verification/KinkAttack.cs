using System.Collections.Immutable;

namespace Lossworks.Verification;

/// <summary>Whether the first derivative jumps exactly where the card says.</summary>
internal static class KinkAttack
{
    /// <summary>The usual suspects: zero, one, and whatever parameters put on the axis.</summary>
    private static readonly double[] Suspects = [0, 1, -1, 0.5, -0.5, 2, -2];

    private const double Step = 1e-7;

    internal static string? Differentiable(LossProbe probe, ulong seed)
    {
        PointSource source = new(probe.Loss, seed);
        for (int n = 0; n < 60; n++)
        {
            LossPoint point = source.Next();
            foreach (double suspect in Suspects)
            {
                for (int i = 0; i < point.Predictions.Length; i++)
                {
                    double target = probe.Loss.Shape is LossShape.Residual ? point.Targets[0] : 0, at = target + suspect;
                    Interval domain = DomainOf(probe.Loss, i, point);
                    if (!domain.Contains(at - (2 * Step)) || !domain.Contains(at + (2 * Step)))
                        continue;
                    LossPoint moved = point.Moved(i, at - point.Predictions[i]);
                    if (Obeys(probe.Loss, moved.Moved(i, -2 * Step)) && Jump(probe, moved, i) is { } jump)
                        return jump;
                }
            }
        }

        return null;
    }

    internal static string? Kinks(LossProbe probe, ImmutableArray<double> kinks)
    {
        foreach (double kink in kinks)
        {
            LossPoint point = probe.Loss.Shape switch
            {
                LossShape.Residual => new([kink], [0], []),
                LossShape.Margin => new([kink], [1], []),
                _ => new([kink], [1], []),
            };
            if (Jump(probe, point, 0) is null)
                return $"no jump of the derivative at the claimed kink {kink:R}";
        }

        return null;
    }

    /// <summary>Whether a row keeps the rule that spans its numbers; a batch is left alone.</summary>
    private static bool Obeys(Loss loss, LossPoint point) => point.Rows > 1 || loss.RowRule?.Complaint(point.Predictions, point.Targets) is null;

    private static Interval DomainOf(Loss loss, int i, LossPoint point) =>
        loss.OutputOf(i % (point.Predictions.Length / point.Rows), point.Predictions.Length / point.Rows).Domain;

    /// <summary>A jump stays when the step shrinks; a bend shrinks with it, if only by its tenth root (|x|^1.1).</summary>
    private static string? Jump(LossProbe probe, LossPoint point, int i)
    {
        double Gap(double h) => Math.Abs(probe.Gradient(point.Moved(i, h))[i] - probe.Gradient(point.Moved(i, -h))[i]);
        double wide = Gap(Step), narrow = Gap(Step / 4096);
        double size = Math.Max(1e-6, Math.Abs(probe.Gradient(point.Moved(i, Step))[i]));
        return wide > 1e-4 * size && narrow > wide / 2
            ? $"the derivative jumps by {narrow:R} at {point}"
            : null;
    }
}
