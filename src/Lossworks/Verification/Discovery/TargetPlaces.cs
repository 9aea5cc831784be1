namespace Lossworks.Verification;

/// <summary>Targets at which a loss of single numbers is looked at.</summary>
internal static class TargetPlaces
{
    /// <summary>A few ordinary ones, the first of them as the attacks on kinks take it.</summary>
    internal static double[] Ordinary(Loss loss) => loss.Shape switch
    {
        LossShape.Residual => [0],
        LossShape.Margin => [1],
        _ when !loss.Target.Only.IsEmpty => [.. loss.Target.Only.OrderByDescending(t => t)],
        _ => [.. ((double[])[1, 0, 0.3, -1.6, 2, 7]).Where(loss.Target.Allows).Take(4)],
    };

    /// <summary>Those and others, up to the extremes.</summary>
    internal static double[] All(Loss loss, int decades)
    {
        double[] ordinary = Ordinary(loss);
        if (loss.Shape != LossShape.Pointwise || !loss.Target.Only.IsEmpty)
            return ordinary;
        IEnumerable<double> powers = Enumerable.Range(-decades, (2 * decades) + 1).SelectMany(n => (double[])[Math.Pow(10, n), -Math.Pow(10, n)]);
        return [.. ordinary.Concat(powers).Where(loss.Target.Allows).Distinct()];
    }
}
