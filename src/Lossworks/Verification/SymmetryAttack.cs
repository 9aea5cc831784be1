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

    internal static string? ZeroAtPerfect(LossProbe probe, ulong seed)
    {
        PointSource source = new(probe.Loss, seed);
        for (int n = 0; n < 100; n++)
        {
            LossPoint point = PointSource.Perfect(source.Next());
            double value = probe.Value(point);
            if (value != 0)
                return $"{value:R} at {point}";
        }

        return null;
    }
}
