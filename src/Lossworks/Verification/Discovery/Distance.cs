namespace Lossworks.Verification;

/// <summary>
/// Whether only the distance between prediction and target counts, whatever the contract of the loss: only then a location or a mirror image
/// means something.
/// </summary>
internal static class Distance
{
    private const int Points = 30;

    /// <summary>Both numbers moved by the same must not change the value by more than rounding.</summary>
    private const double Rounding = 1e-9;

    internal static bool Decides(LossProbe probe, ulong seed)
    {
        Loss loss = probe.Loss;
        if (loss.Shape == LossShape.Residual)
            return true;
        bool isOfReals = loss.Outputs[0].Domain == Interval.Real && loss.Target.Allows(0.5) && loss.Target.Allows(-0.5);
        if (loss.Shape != LossShape.Pointwise || loss.Columns != 1 || !isOfReals)
            return false;
        PointSource source = new(loss, seed);
        return Enumerable.Range(0, Points).All(_ =>
        {
            LossPoint point = source.Next();
            double here = probe.Value(point), there = probe.Value(new([point.Predictions[0] + 1], [point.Targets[0] + 1], []));
            return Math.Abs(here - there) <= Rounding * Math.Max(Math.Abs(here), Math.Abs(there));
        });
    }
}
