namespace Lossworks.Training;

/// <summary>The sum of the second derivatives of the losses, by each output.</summary>
internal sealed class CurvatureTally(Objective objective, Folded folded) : Tally
{
    private readonly Workspace _work = new(objective);
    private readonly CompensatedVector _sums = new(objective.Outputs + 1);

    /// <summary>The weighted mean by output k.</summary>
    internal double Mean(int k) => _sums[k] / _sums[objective.Outputs];

    internal override void Add(in RowBlock block, long start)
    {
        if (Workspace.IsWeightless(block))
            return;
        _work.Predict(block, folded);
        Span<double> curvature = _work.Curvature;
        objective.TheLoss.Evaluate(_work.Batch(block), new() { Hessian = curvature }, Reduction.Sum, threads: 1);
        for (int i = 0; i < curvature.Length; i++)
            _sums.Add(i % objective.Outputs, curvature[i]);
        for (int i = 0; i < block.Rows; i++)
            _sums.Add(objective.Outputs, (block.Weights.IsEmpty ? 1 : block.Weights[i]) * objective.LossesPerRow);
    }

    internal override void Merge(Tally later) => _sums.Add(((CurvatureTally)later)._sums);

    internal override void Reset() => _sums.Clear();
}
