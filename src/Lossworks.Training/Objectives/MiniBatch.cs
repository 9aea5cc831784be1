namespace Lossworks.Training;

/// <summary>The gradient of some rows, on average over batches that of all. Everything it needs from batch to batch is there already.</summary>
internal sealed class MiniBatch
{
    private readonly Objective _objective;
    private readonly Workspace _work;
    private readonly GradientSum _sum;
    private readonly Folded _folded;
    private readonly double[] _room;
    private readonly double _factor;

    internal MiniBatch(Objective objective, ReadOnlySpan<double> parameters)
    {
        Design design = objective.Design;
        (_objective, _work, _sum) = (objective, new(objective), new(design, objective.Outputs));
        (_folded, _room) = (new(objective.Outputs, design.Kernel.Lanes.Length), new double[design.Columns]);
        _factor = FactorAt(parameters);
    }

    /// <summary>The gradient of the smooth part, its mean loss taken over these rows.</summary>
    internal void Gradient(ReadOnlySpan<double> parameters, in RowBlock block, Span<double> gradient)
    {
        _objective.Design.Fold(parameters, _folded, _room);
        _work.Predict(block, _folded);
        _sum.Clear();
        if (!Workspace.IsWeightless(block))
        {
            _objective.TheLoss.Evaluate(_work.Batch(block), new() { Gradient = _work.Derivatives }, Reduction.MeanCount, threads: 1);
            _work.Backward();
            _sum.Add(block, _work.Derivatives);
        }

        _sum.Read(_factor, gradient);
        _objective.Penalty.Ridged(parameters, _objective.Outputs, gradient);
    }

    /// <summary>A batch divides by its count, the objective by the weights of all rows: the ratio makes the one estimate the other without bias.</summary>
    private double FactorAt(ReadOnlySpan<double> parameters)
    {
        if (_objective.AddsUp)
            return _objective.Store.Rows / _objective.Design.TotalWeight;
        LossBatch<double> all = _objective.Whole(parameters).Batch;
        double ratio = _objective.TheLoss.Evaluate(all, default) / _objective.TheLoss.Evaluate(all, default, Reduction.MeanCount);
        return ratio > 0 && double.IsFinite(ratio) ? ratio : 1;
    }
}
