using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>Loss, gradient and what else is asked for, of a loss that adds up over rows: each block is predicted, judged and summed while it is in the cache.</summary>
internal sealed class LossTally(Objective objective, Folded folded, bool bends) : Tally
{
    private readonly Workspace _work = new(objective);
    private readonly GradientSum _gradient = new(objective.Design, objective.Outputs);
    private readonly GramSum? _hessian = bends ? new(objective.Length) : null;
    private readonly double[] _row = new double[objective.Design.Columns + 1];
    private readonly CompensatedVector _sums = new(3);

    /// <summary>The sum of the weighted losses.</summary>
    internal double Loss => _sums[0];

    /// <summary>What rounded kinks add to it.</summary>
    internal double Rounding => _sums[1];

    /// <summary>The sum of squares of the rows' derivatives.</summary>
    internal double Squares => _sums[2];

    internal void ReadGradient(double factor, Span<double> gradient) => _gradient.Read(factor, gradient);

    /// <summary>X'HX, the intercept a last column of ones; only for one output.</summary>
    internal double[] ReadHessian(double factor) => _hessian!.Read(factor);

    internal override void Add(in RowBlock block, long start)
    {
        if (Workspace.IsWeightless(block))
            return;
        _work.Predict(block, folded);
        LossResult<double> result = new() { Gradient = _work.Derivatives, Hessian = bends && objective.TheLoss.Card.HasHessian ? _work.Curvature : default };
        if (bends && result.Hessian.IsEmpty)
            _work.Curvature.Clear();
        _sums.Add(0, objective.TheLoss.Evaluate(_work.Batch(block), result, Reduction.Sum, threads: 1));
        if (objective.Smoothing is { } smoothing)
            _sums.Add(1, smoothing.Add(_work.Predictions, _work.Targets(block), _work.Weights(block), _work.Derivatives));
        _sums.Add(2, TensorPrimitives.SumOfSquares<double>(_work.Derivatives));
        if (bends)
            AddHessian(block);
        _work.Backward();
        _gradient.Add(block, _work.Derivatives);
    }

    internal override void Merge(Tally later)
    {
        LossTally other = (LossTally)later;
        _sums.Add(other._sums);
        _gradient.Add(other._gradient);
        _hessian?.Add(other._hessian!);
    }

    internal override void Reset()
    {
        _sums.Clear();
        _gradient.Clear();
        _hessian?.Clear();
    }

    private void AddHessian(in RowBlock block)
    {
        Span<double> curvature = _work.Curvature;
        objective.Smoothing?.AddCurvature(_work.Predictions, _work.Targets(block), _work.Weights(block), curvature);
        for (int i = 0; i < curvature.Length; i++)
        {
            if (curvature[i] == 0)
                continue;
            objective.Design.Standardize(block, i, _row);
            _hessian!.Add(_row, curvature[i] / (objective.Scale * objective.Scale));
        }
    }
}
