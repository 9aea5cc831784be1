namespace Lossworks.Training;

/// <summary>How far the rows are from the nearest kink of their loss, on average.</summary>
internal sealed class KinkDistance(Objective objective, Kinks kinks, Folded folded) : Tally
{
    private readonly Workspace _work = new(objective);
    private readonly CompensatedVector _sums = new(2);

    internal double Mean => _sums[0] / _sums[1];

    internal override void Add(in RowBlock block, long start)
    {
        _work.Predict(block, folded);
        ReadOnlySpan<double> targets = _work.Targets(block);
        double sum = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            double argument = kinks.ArgumentOf(_work.Predictions[i], targets[i]), nearest = double.PositiveInfinity;
            foreach (double point in kinks.Points)
                nearest = Math.Min(nearest, Math.Abs(argument - point));
            sum += nearest;
        }

        _sums.Add(0, sum);
        _sums.Add(1, targets.Length);
    }

    internal override void Merge(Tally later) => _sums.Add(((KinkDistance)later)._sums);

    internal override void Reset() => _sums.Clear();
}
