using System.Numerics;
using Lossworks.Losses;
using Lossworks.Specs;

namespace Lossworks;

/// <summary>A loss on smoothed targets as an object.</summary>
internal sealed class SmoothedLabelsLoss(LabelSmoothed loss, LossSpec spec) : TargetWrapper(loss.Base, LabelSmoothed.Card, loss.Claims, spec)
{
    private protected override double Run<S>(in LossBatch<S> batch, in LossResult<S> result, Reduction reduction, int threads)
    {
        if (Inside.IgnoreIndex is { } ignored && batch.HasClasses && batch.Classes.Contains(ignored))
            return MaskedRows.Run(this, batch, ignored, result, reduction, threads);
        CheckClasses(batch);
        bool spreads = Target.IsClass && batch.Columns > 1;
        int columns = spreads ? batch.Columns : 2; // a label alone stands against its opposite
        using Borrowed<S> smoothed = new(batch.HasClasses ? batch.Predictions.Length : batch.Targets.Length);
        double keep = 1 - loss.Smoothing, spread = loss.Smoothing / columns;
        for (int i = 0; i < smoothed.Length; i++)
            smoothed.Span[i] = S.CreateTruncating((keep * Share(batch, i)) + spread);
        LossBatch<S> seen = new(batch.Predictions, batch.Columns, smoothed.Span, batch.HasClasses ? batch.Columns : batch.TargetColumns, batch.Weights);
        return Inside.EvaluateAs(seen, result, reduction, threads);
    }

    private static double Share<S>(in LossBatch<S> batch, int i)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => !batch.HasClasses ? double.CreateTruncating(batch.Targets[i]) : batch.Classes[i / batch.Columns] == i % batch.Columns ? 1 : 0;

    private void CheckClasses<S>(in LossBatch<S> batch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int row = 0; row < batch.Classes.Length; row++)
        {
            if ((uint)batch.Classes[row] >= (uint)batch.Columns)
                throw new LossException($"row {row} has class {batch.Classes[row]}, but there are {batch.Columns} classes: they count from 0 to {batch.Columns - 1}.");
        }
    }
}
