using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>The memory in which one block of rows after another becomes predictions beside targets.</summary>
internal sealed class Workspace(Objective objective)
{
    private readonly int _outputs = objective.Outputs, _perRow = objective.LossesPerRow;
    private double[] _eta = [], _predictions = [], _derivatives = [], _targets = [], _weights = [], _curvature = [];

    internal Span<double> Eta => _eta.AsSpan(0, Length);

    /// <summary>On the scale of the loss.</summary>
    internal Span<double> Predictions => _predictions.AsSpan(0, Length);

    /// <summary>Room for one derivative per prediction.</summary>
    internal Span<double> Derivatives => _derivatives.AsSpan(0, Length);

    /// <summary>Room for one second derivative per prediction.</summary>
    internal Span<double> Curvature => Room(ref _curvature, Length);

    private int Length { get; set; }

    /// <summary>Predictions for the rows of a block.</summary>
    internal void Predict(in RowBlock block, Folded folded)
    {
        Length = block.Rows * _outputs;
        Room(ref _eta, Length);
        Room(ref _predictions, Length);
        Room(ref _derivatives, Length);
        objective.Design.Multiply(block, folded, Eta);
        if (!block.Offset.IsEmpty)
            TensorPrimitives.Add(Eta, block.Offset, Eta);
        objective.Head.Forward(Eta, Predictions);
        if (objective.Scale != 1)
            TensorPrimitives.Divide(Predictions, objective.Scale, Predictions);
    }

    /// <summary>Turns <see cref="Derivatives"/> by the predictions into those by the linear predictors.</summary>
    internal void Backward()
    {
        if (objective.Scale != 1)
            TensorPrimitives.Divide(Derivatives, objective.Scale, Derivatives);
        objective.Head.Backward(Eta, Predictions, Derivatives);
    }

    /// <summary>Whether no row of a block counts.</summary>
    internal static bool IsWeightless(in RowBlock block) => !block.Weights.IsEmpty && TensorPrimitives.Max(block.Weights) <= 0;

    /// <summary>Predictions and truth in the form that the loss takes.</summary>
    internal LossBatch<double> Batch(in RowBlock block) => objective.Store.HasClasses
        ? new(Predictions, _outputs, block.Classes, Weights(block))
        : new(Predictions, _outputs, Targets(block), objective.Store.TargetColumns, Weights(block));

    /// <summary>Targets on the scale of the loss.</summary>
    internal ReadOnlySpan<double> Targets(in RowBlock block)
    {
        if (objective.Scale == 1)
            return block.Targets;
        Span<double> targets = Room(ref _targets, block.Targets.Length);
        TensorPrimitives.Divide(block.Targets, objective.Scale, targets);
        return targets;
    }

    /// <summary>Empty, or one weight per loss.</summary>
    internal ReadOnlySpan<double> Weights(in RowBlock block)
    {
        if (_perRow == 1 || block.Weights.IsEmpty)
            return block.Weights;
        Span<double> weights = Room(ref _weights, block.Rows * _perRow);
        for (int i = 0; i < weights.Length; i++)
            weights[i] = block.Weights[i / _perRow];
        return weights;
    }

    private static Span<double> Room(ref double[] room, int length)
    {
        if (room.Length < length)
            room = new double[length];
        return room.AsSpan(0, length);
    }
}
