using System.Numerics;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>The tokens of a batch: which count, with what weight, and the sum of their negative log-likelihoods.</summary>
internal readonly ref struct TokenRows<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly LossBatch<S> _batch;
    private readonly int _ignoreIndex;

    /// <exception cref="LossException">No token counts.</exception>
    internal TokenRows(in LossBatch<S> batch, int ignoreIndex)
    {
        _batch = batch;
        _ignoreIndex = ignoreIndex;
        CompensatedSum sum = default, total = default;
        int counted = 0;
        for (int row = 0; row < batch.Rows; row++)
        {
            counted += batch.Classes[row] == ignoreIndex ? 0 : 1;
            double weight = Weight(row);
            if (weight == 0)
                continue;
            total.Add(weight);
            sum.Add(weight * Softmax(row).NegativeLog(batch.Classes[row]));
        }

        if (counted == 0)
            throw new LossException($"every row has the ignored class {ignoreIndex}: there is nothing to average.");
        (Sum, TotalWeight) = (sum.Total, total.Total);
    }

    /// <summary>sum of w nll.</summary>
    internal double Sum { get; }

    /// <summary>sum of w over the tokens that count.</summary>
    internal double TotalWeight { get; }

    /// <summary>0 for a token that is ignored.</summary>
    internal double Weight(int row) =>
        _batch.Classes[row] == _ignoreIndex ? 0 : _batch.WeightOf(row);

    internal SoftmaxRow<S> Softmax(int row) => new(_batch.Predictions.Slice(row * _batch.Columns, _batch.Columns));

    /// <summary>Writes factor w (s - onehot), as exp(logFactor) w exp(-u): the factor may be beyond the range where the product is not.</summary>
    /// <remarks>The true token's share is what the others have together, so that nothing cancels.</remarks>
    internal void Gradient(double logFactor, double factor, Span<S> gradient)
    {
        gradient.Clear();
        for (int row = 0; row < _batch.Rows && !gradient.IsEmpty; row++)
        {
            double weight = Weight(row) * factor, others = 0;
            if (weight == 0)
                continue;
            SoftmaxRow<S> softmax = Softmax(row);
            int label = _batch.Classes[row];
            for (int k = 0; k < _batch.Columns; k++)
            {
                if (k == label)
                    continue;
                double slope = weight * StableMath.Exp(logFactor - softmax.NegativeLog(k));
                gradient[(row * _batch.Columns) + k] = S.CreateTruncating(slope);
                others += slope;
            }

            gradient[(row * _batch.Columns) + label] = S.CreateTruncating(-others);
        }
    }
}
