namespace Lossworks.Training;

/// <summary>The predictions of all rows, into memory as long as they: for what looks at rows together.</summary>
internal sealed class PredictionTally(Objective objective, Folded folded, double[] eta, double[] predictions) : Tally
{
    private readonly Workspace _work = new(objective);

    internal override void Add(in RowBlock block, long start)
    {
        _work.Predict(block, folded);
        int at = checked((int)start * objective.Outputs);
        _work.Eta.CopyTo(eta.AsSpan(at));
        _work.Predictions.CopyTo(predictions.AsSpan(at));
    }

    internal override void Merge(Tally later)
    {
    }

    internal override void Reset()
    {
    }
}
