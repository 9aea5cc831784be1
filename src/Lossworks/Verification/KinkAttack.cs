using System.Collections.Immutable;

namespace Lossworks.Verification;

/// <summary>Whether the first and the second derivative jump exactly where the card says.</summary>
internal static class KinkAttack
{
    /// <summary>The usual suspects: zero, one, and whatever parameters put on the axis.</summary>
    private static readonly double[] Suspects = [0, 1, -1, 0.5, -0.5, 2, -2];

    private const double Step = 1e-7;

    /// <summary>Random lines along which a jump is looked for.</summary>
    private const int Lines = 16;

    /// <summary>How near a jump that was found lies to one that was claimed.</summary>
    private const double Near = 1e-5;

    internal static string? Differentiable(LossProbe probe, ulong seed) =>
        AtSuspects(probe, seed) ?? (Elsewhere(probe, seed, DerivativeJump.OfGradient, []) is { } where ? $"the derivative jumps at {where}" : null);

    /// <summary>Each claimed kink is one, and there is no other.</summary>
    internal static string? Kinks(LossProbe probe, ulong seed, ImmutableArray<double> kinks)
    {
        foreach (double kink in kinks)
        {
            if (Jump(probe, At(probe, kink), 0) is null)
                return $"no jump of the derivative at the claimed kink {kink:R}";
        }

        return HasArgument(probe) && Elsewhere(probe, seed, DerivativeJump.OfGradient, kinks) is { } where ? $"the derivative jumps at {where} too" : null;
    }

    /// <summary>The second derivative jumps at each point that is claimed, and elsewhere only where the first does.</summary>
    internal static string? Jumps(LossProbe probe, ulong seed, LossClaims claims)
    {
        foreach (double jump in claims.Jumps)
        {
            LossPoint point = At(probe, jump);
            double step = Step * Math.Max(1, Math.Abs(jump));
            double below = probe.Hessian(point.Moved(0, -step))[0], above = probe.Hessian(point.Moved(0, step))[0];
            double nearer = Math.Abs(probe.Hessian(point.Moved(0, step / 64))[0] - probe.Hessian(point.Moved(0, -step / 64))[0]);

            // Beside a zero any change is large in proportion; that of a jump does not shrink with the step.
            if (!(Math.Abs(above - below) > 1e-4 * Math.Max(Math.Abs(above), Math.Abs(below))) || nearer < Math.Abs(above - below) / 2)
                return $"the second derivative is {below:R} below the claimed jump {jump:R} and {above:R} above, and meets in between";
        }

        return HasArgument(probe) && Elsewhere(probe, seed, DerivativeJump.OfHessian, claims.Jumps.AddRange(claims.Kinks)) is { } where
            ? $"the second derivative jumps at {where} too"
            : null;
    }

    /// <summary>Whether kinks are points of one number: the residual, the margin or the prediction.</summary>
    private static bool HasArgument(LossProbe probe) => !probe.TakesRows && probe.Loss.Shape is LossShape.Residual or LossShape.Margin or LossShape.Pointwise;

    private static LossPoint At(LossProbe probe, double argument) =>
        probe.Loss.Shape == LossShape.Residual ? new([argument], [0], []) : new([argument], [1], []);

    /// <summary>A jump between random points that lies at none of the known ones.</summary>
    private static LossPoint? Elsewhere(
        LossProbe probe, ulong seed, Func<LossProbe, LossPoint, LossPoint, IEnumerable<(LossPoint Below, LossPoint Above)>> jumps, ImmutableArray<double> known)
    {
        PointSource source = new(probe.Loss, seed);
        for (int n = 0; n < Lines; n++)
        {
            // Far out a row of several outputs can turn so fast that no number lies within the turn.
            double spread = n % 3 == 2 && HasArgument(probe) ? 30 : 3;
            LossPoint from = source.Next(spread), to = source.Another(from, spread);
            if (n % 4 == 1)
                to = Beyond(probe.Loss, from, PointSource.Perfect(from)) ?? to;
            else if (n % 4 == 3)
                to = Beyond(probe.Loss, from, from.At(new double[from.Predictions.Length])) ?? to;
            if (!Obeys(probe.Loss, from) || !Obeys(probe.Loss, to))
                continue;
            foreach ((LossPoint below, LossPoint above) in jumps(probe, from, to))
            {
                if (!known.Any(k => Arguments(probe.Loss, below).Any(x => Math.Abs(x - k) <= Near * Math.Max(1, Math.Abs(k)))))
                    return above;
            }
        }

        return null;
    }

    /// <summary>The end of a line that leads through a point where several numbers meet what they are compared with; null where it leaves the domain.</summary>
    private static LossPoint? Beyond(Loss loss, LossPoint from, LossPoint through)
    {
        LossPoint to = through.At([.. through.Predictions.Zip(from.Predictions, (x, start) => x + (0.7 * (x - start)))]);
        return to.Predictions.Select((x, i) => DomainOf(loss, i, to).Contains(x)).All(ok => ok) ? to : null;
    }

    /// <summary>What the argument of the loss may be at a point: what wraps a loss of the residual or of the margin takes both numbers.</summary>
    private static double[] Arguments(Loss loss, LossPoint point)
    {
        double prediction = point.Predictions[0], target = point.Targets.Length > 0 ? point.Targets[0] : 0;
        return loss.Shape switch
        {
            LossShape.Residual => [prediction - target],
            LossShape.Margin => [prediction * target],
            _ => [prediction, prediction - target, prediction * target],
        };
    }

    private static string? AtSuspects(LossProbe probe, ulong seed)
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
