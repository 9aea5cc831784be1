using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>Loss and gradient of a loss that adds up over rows: each block is predicted, judged and summed while it is in the cache.</summary>
internal sealed class LossTally(Objective objective, Folded folded) : Tally
{
    private readonly Workspace _work = new(objective);
    private readonly GradientSum _gradient = new(objective.Design, objective.Outputs);
    private readonly CompensatedVector _sums = new(3);

    /// <summary>The sum of the weighted losses.</summary>
    internal double Loss => _sums[0];

    /// <summary>What rounded kinks add to it.</summary>
    internal double Rounding => _sums[1];

    /// <summary>The sum of squares of the rows' derivatives.</summary>
    internal double Squares => _sums[2];

    internal void ReadGradient(double factor, Span<double> gradient) => _gradient.Read(factor, gradient);

    internal override void Add(in RowBlock block, long start)
    {
        if (Workspace.IsWeightless(block))
            return;
        _work.Predict(block, folded);
        _sums.Add(0, objective.TheLoss.Evaluate(_work.Batch(block), new() { Gradient = _work.Derivatives }, Reduction.Sum, threads: 1));
        if (objective.Smoothing is { } smoothing)
            _sums.Add(1, smoothing.Add(_work.Predictions, _work.Targets(block), _work.Weights(block), _work.Derivatives));
        _sums.Add(2, TensorPrimitives.SumOfSquares<double>(_work.Derivatives));
        _work.Backward();
        _gradient.Add(block, _work.Derivatives);
    }

    internal override void Merge(Tally later)
    {
        LossTally other = (LossTally)later;
        _sums.Add(other._sums);
        _gradient.Add(other._gradient);
    }

    internal override void Reset()
    {
        _sums.Clear();
        _gradient.Clear();
    }
}
