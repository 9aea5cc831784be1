namespace Lossworks.Verification;

/// <summary>Mirror images and perfect answers.</summary>
internal static class SymmetryAttack
{
    internal static string? Even(LossProbe probe, ulong seed)
    {
        PointSource source = new(probe.Loss, seed);
        for (int n = 0; n < 300; n++)
        {
            double r = source.Next(n % 2 == 0 ? 3 : 300).Predictions[0];
            double plus = probe.Value(new([r], [0], [])), minus = probe.Value(new([-r], [0], []));
            if (plus != minus)
                return $"{plus:R} at residual {r:R} but {minus:R} at {-r:R}";
        }

        return null;
    }

    /// <summary>Where a row has more predictions than targets (quantiles, samples), each of them stands at its target.</summary>
    internal static string? ZeroAtPerfect(LossProbe probe, ulong seed)
    {
        PointSource source = new(probe.Loss, seed);
        for (int n = 0; n < 100; n++)
        {
            LossPoint point = source.Next();
            int columns = point.Predictions.Length / point.Rows, targets = point.Targets.Length / point.Rows;
            point = point.Classes.Length > 0
                ? point.At([.. point.Predictions.Select((_, i) => i % columns == point.Classes[i / columns] ? 1.0 : 0.0)])
                : point.At([.. point.Predictions.Select((_, i) => point.Targets[(i / columns * targets) + (i % columns % targets)])]);
            double value = probe.Value(point);
            if (value != 0)
                return $"{value:R} at {point}";
        }

        return null;
    }
}
