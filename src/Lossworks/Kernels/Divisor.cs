using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>What a reduction divides by.</summary>
internal static class Divisor
{
    /// <summary>Checks the weights and returns the divisor for so many losses.</summary>
    /// <exception cref="LossException">A weight is negative, not finite, or all are 0.</exception>
    internal static double Of<S>(Reduction reduction, ReadOnlySpan<S> weights, int count)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double total = weights.IsEmpty ? count : TotalOf(weights);
        return reduction switch
        {
            Reduction.Mean => total,
            Reduction.MeanCount => count,
            _ => 1,
        };
    }

    /// <summary>Ignored rows count in no divisor; class weights count in that of the mean where the loss says so.</summary>
    /// <exception cref="LossException">A weight is negative or not finite, or nothing is left to average.</exception>
    internal static double OfRows<S>(in RowFacts facts, in LossBatch<S> batch, int rows, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (!batch.Weights.IsEmpty)
            TotalOf(batch.Weights);
        int counted = rows - (facts.IgnoreIndex is { } ignored ? batch.Classes.Count(ignored) : 0);
        if (counted == 0)
            throw new LossException($"every row has the ignored class {facts.IgnoreIndex}: there is nothing to average.");
        double total = batch.Weights.IsEmpty && !facts.DividesByClassWeights ? counted : TotalOfRows(facts, batch, rows);
        if (reduction == Reduction.Mean && total == 0)
            throw new LossException("the weights of all rows add up to 0, so there is nothing to average: give at least one positive weight.");
        return reduction switch
        {
            Reduction.Mean => total,
            Reduction.MeanCount => counted,
            _ => 1,
        };
    }

    private static double TotalOfRows<S>(in RowFacts facts, in LossBatch<S> batch, int rows)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CompensatedSum total = default;
        for (int row = 0; row < rows; row++)
        {
            if (!facts.Ignores(batch, row))
                total.Add(batch.WeightOf(row) * facts.ShareOf(batch, row));
        }

        return total.Total;
    }

    /// <summary>The sum of the weights.</summary>
    internal static double TotalOf<S>(ReadOnlySpan<S> weights)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CompensatedSum sum = default;
        for (int i = 0; i < weights.Length; i++)
        {
            double weight = double.CreateTruncating(weights[i]);
            if (!(weight >= 0) || double.IsInfinity(weight))
                throw new LossException($"weight {i} is {weight}: weights must be finite and not negative.");
            sum.Add(weight);
        }

        if (sum.Total == 0)
            throw new LossException("all weights are 0, so there is nothing to average: give at least one positive weight.");
        return sum.Total;
    }
}
