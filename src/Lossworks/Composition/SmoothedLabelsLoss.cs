using System.Numerics;
using Lossworks.Kernels;
using Lossworks.Losses;
using Lossworks.Specs;

namespace Lossworks;

/// <summary>A loss on smoothed targets as an object.</summary>
internal sealed class SmoothedLabelsLoss(LabelSmoothed loss, LossSpec spec) : TargetWrapper(loss.Base, LabelSmoothed.Card, loss.Claims, spec)
{
    internal override void Frozen(in LossBatch<double> batch, ReadOnlySpan<double> origin, Span<double> losses)
    {
        using Borrowed<double> smoothed = new(batch.HasClasses ? batch.Predictions.Length : batch.Targets.Length);
        Inside.Frozen(Smoothed(batch, smoothed.Span), origin, losses);
    }

    private protected override double Run<S>(in LossBatch<S> batch, in LossResult<S> result, Reduction reduction, int threads)
    {
        if (Inside.IgnoreIndex is { } ignored && batch.HasClasses && batch.Classes.Contains(ignored))
            return MaskedRows.Run(this, batch, ignored, result, reduction, threads);
        default(RowFacts).CheckClasses(batch);
        using Borrowed<S> smoothed = new(batch.HasClasses ? batch.Predictions.Length : batch.Targets.Length);
        return Inside.EvaluateAs(Smoothed(batch, smoothed.Span), result, reduction, threads);
    }

    /// <summary>The same batch with smoothed targets, which are written into the room for them.</summary>
    private LossBatch<S> Smoothed<S>(in LossBatch<S> batch, Span<S> room)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        bool spreads = Target.IsClass && batch.Columns > 1;
        int columns = spreads ? batch.Columns : 2; // a label alone stands against its opposite
        double keep = 1 - loss.Smoothing, spread = loss.Smoothing / columns;
        for (int i = 0; i < room.Length; i++)
            room[i] = S.CreateTruncating((keep * Share(batch, i)) + spread);
        return new(batch.Predictions, batch.Columns, room, batch.HasClasses ? batch.Columns : batch.TargetColumns, batch.Weights);
    }

    private static double Share<S>(in LossBatch<S> batch, int i)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => !batch.HasClasses ? double.CreateTruncating(batch.Targets[i]) : batch.Classes[i / batch.Columns] == i % batch.Columns ? 1 : 0;
}
