namespace Lossworks.Training;

/// <summary>X'HX of the smoothed losses by one linear predictor, the intercept a last column of ones. Rows without curvature cost nothing.</summary>
internal sealed class HessianTally(Objective objective, Folded folded) : Tally
{
    private readonly Workspace _work = new(objective);
    private readonly GramSum _sum = new(objective.Length);
    private readonly double[] _row = new double[objective.Design.Columns + 1];

    internal double[] Read(double factor) => _sum.Read(factor / (objective.Scale * objective.Scale));

    internal override void Add(in RowBlock block, long start)
    {
        if (Workspace.IsWeightless(block))
            return;
        _work.Predict(block, folded);
        Span<double> curvature = _work.Curvature;
        curvature.Clear();
        if (objective.TheLoss.Card.HasHessian)
            objective.TheLoss.Evaluate(_work.Batch(block), new() { Hessian = curvature }, Reduction.Sum, threads: 1);
        objective.Smoothing?.AddCurvature(_work.Predictions, _work.Targets(block), _work.Weights(block), curvature);
        for (int i = 0; i < curvature.Length; i++)
        {
            if (curvature[i] == 0)
                continue;
            objective.Design.Standardize(block, i, _row);
            _sum.Add(_row, curvature[i]);
        }
    }

    internal override void Merge(Tally later) => _sum.Add(((HessianTally)later)._sum);

    internal override void Reset() => _sum.Clear();
}
