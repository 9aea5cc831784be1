using Lossworks.Losses;
using Lossworks.Specs;

namespace Lossworks;

/// <summary>A loss of the rows that have a truth, as an object.</summary>
internal sealed class MaskedLoss(Masked loss, LossSpec spec)
    : TargetWrapper(loss.Base, Masked.Card, loss.Base.Claims, spec, loss.Base.Target with { AllowsMissing = true })
{
    internal override int? IgnoreIndex => loss.IgnoreIndex;

    /// <summary>Only checks ask, and they draw rows that all have a truth.</summary>
    internal override void Frozen(in LossBatch<double> batch, ReadOnlySpan<double> origin, Span<double> losses) => Inside.Frozen(batch, origin, losses);

    private protected override double Run<S>(in LossBatch<S> batch, in LossResult<S> result, Reduction reduction, int threads)
    {
        int rows = TakesRows ? batch.Rows : batch.Predictions.Length;
        for (int row = 0; row < rows && batch.Targets.Length + batch.Classes.Length >= rows; row++)
        {
            if (MaskedRows.IsMissing(batch, row, batch.Targets.Length / rows, loss.IgnoreIndex))
                return MaskedRows.Run(Inside, batch, loss.IgnoreIndex, result, reduction, threads);
        }

        return Inside.EvaluateAs(batch, result, reduction, threads);
    }
}
