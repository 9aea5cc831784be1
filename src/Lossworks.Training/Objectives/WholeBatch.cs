using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>All rows at once, for losses that couple them or count some of them apart: arrays as long as the rows.</summary>
internal sealed class WholeBatch
{
    private readonly Objective _objective;
    private readonly double[] _targets, _weights, _eta, _predictions;
    private readonly int[] _classes;

    internal WholeBatch(Objective objective)
    {
        _objective = objective;
        RowStore store = objective.Store;
        int rows = checked((int)store.Rows);
        _targets = new double[store.HasClasses ? 0 : rows * store.TargetColumns];
        _classes = new int[store.HasClasses ? rows : 0];
        _weights = new double[store.HasWeights ? rows * objective.LossesPerRow : 0];
        (_eta, _predictions) = (new double[rows * objective.Outputs], new double[rows * objective.Outputs]);
        objective.Design.Sweep.Run(() => new Copy(new(objective), _targets, _classes, _weights));
    }

    /// <summary>On the scale of the loss, of the last call to <see cref="Predict"/>.</summary>
    internal double[] Predictions => _predictions;

    /// <summary>On the scale of the loss; empty where targets are classes.</summary>
    internal double[] Targets => _targets;

    /// <summary>Empty, or one weight per loss.</summary>
    internal double[] Weights => _weights;

    internal LossBatch<double> Batch => _objective.Store.HasClasses
        ? new(_predictions, _objective.Outputs, _classes, _weights)
        : new(_predictions, _objective.Outputs, _targets, _objective.Store.TargetColumns, _weights);

    internal void Predict(ReadOnlySpan<double> parameters)
    {
        Folded folded = _objective.Design.Fold(parameters, _objective.Outputs);
        _objective.Design.Sweep.Run(() => new PredictionTally(_objective, folded, _eta, _predictions));
    }

    /// <summary>From derivatives by the predictions, which are used up, to those by the parameters: a second read of the rows.</summary>
    internal void Gradient(double[] derivatives, Span<double> gradient)
    {
        if (_objective.Scale != 1)
            TensorPrimitives.Divide<double>(derivatives, _objective.Scale, derivatives);
        _objective.Head.Backward(_eta, _predictions, derivatives);
        _objective.Design.Sweep.Run(() => new TransposedTally(_objective.Design, _objective.Outputs, derivatives)).Read(gradient);
    }

    private sealed class Copy(Workspace work, double[] targets, int[] classes, double[] weights) : Tally
    {
        internal override void Add(in RowBlock block, long start)
        {
            work.Targets(block).CopyTo(targets.AsSpan((int)start * (block.Targets.Length / block.Rows)));
            block.Classes.CopyTo(classes.AsSpan(block.Classes.IsEmpty ? 0 : (int)start));
            ReadOnlySpan<double> each = work.Weights(block);
            each.CopyTo(weights.AsSpan((int)start * (each.Length / block.Rows)));
        }

        internal override void Merge(Tally later)
        {
        }

        internal override void Reset()
        {
        }
    }
}
