using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Lossworks.Training;

/// <summary>The rows near a kink of their loss, and what all others add to a gradient as long as none of them crosses one.</summary>
/// <remarks>Portnoy and Koenker (1997), The Gaussian hare and the Laplacian tortoise, doi:10.1214/ss/1030037960: most rows never meet a kink on the last stretch.</remarks>
internal sealed class KinkBand
{
    private const int SampleRows = 1 << 16;

    private readonly Objective _objective;
    private readonly Kinks _kinks;
    private readonly double[] _normals, _targets, _offset, _weights, _eta;
    private readonly double _constant, _reach;

    /// <param name="objective">All rows.</param>
    /// <param name="kinks">Of its loss.</param>
    /// <param name="anchor">The parameters near which the walk is.</param>
    /// <param name="most">About how many rows to keep; all of them where there are not twice as many.</param>
    internal KinkBand(Objective objective, Kinks kinks, ReadOnlySpan<double> anchor, long most)
    {
        (_objective, _kinks, Anchor, IsWhole) = (objective, kinks, anchor.ToArray(), objective.Store.Rows <= 2 * most);
        Folded folded = objective.Design.Fold(anchor, 1);
        _reach = IsWhole ? double.PositiveInfinity : ReachOf(folded, most);
        Gatherer all = objective.Design.Sweep.Run(() => new Gatherer(this, folded));
        (_normals, _targets, _offset, _weights) = (all.Normals.ToArray(), all.Targets.ToArray(), all.Offset.ToArray(), all.Weights.ToArray());
        (_eta, Others) = (new double[Rows], new double[Parameters]);
        all.Read(1 / objective.Divisor, Others);
        _constant = IsWhole ? 0 : objective.MeanLoss(anchor) - TensorPrimitives.Dot(Others, anchor) - LossOf(anchor);
    }

    /// <summary>Where the sides of all other rows were seen.</summary>
    internal double[] Anchor { get; }

    /// <summary>Whether no row is left out.</summary>
    internal bool IsWhole { get; }

    internal int Rows => _weights.Length;

    internal int Parameters => _objective.Length;

    /// <summary>What the rows left out add to the gradient of the mean loss.</summary>
    internal double[] Others { get; }

    /// <summary>What row i counts in the mean.</summary>
    internal double ShareOf(int i) => _weights[i] / _objective.Divisor;

    /// <summary>The features of row i, and 1 for the intercept, turned so that the loss's argument grows along them.</summary>
    internal ReadOnlySpan<double> NormalOf(int i) => _normals.AsSpan(i * Parameters, Parameters);

    /// <summary>Where the product of normal and parameters meets kink k of row i.</summary>
    internal double PositionOf(int i, int k) => SignOf(_targets[i]) * ((_objective.Scale * _kinks.PredictionAt(k, _targets[i])) - _offset[i]);

    /// <summary>The mean loss, as it is as long as no row that was left out crosses a kink.</summary>
    internal double MeanLoss(ReadOnlySpan<double> parameters) =>
        IsWhole ? _objective.MeanLoss(parameters) : _constant + TensorPrimitives.Dot(Others, parameters) + LossOf(parameters);

    /// <summary>Whether at these parameters every row that was left out is on the side where it was seen.</summary>
    internal bool HoldsAt(ReadOnlySpan<double> parameters)
    {
        if (IsWhole)
            return true;
        Folded then = _objective.Design.Fold(Anchor, 1), now = _objective.Design.Fold(parameters, 1);
        return !_objective.Design.Sweep.Run(() => new Crossings(this, then, now)).Any;
    }

    private double SignOf(double target) => Math.Sign(_kinks.SlopeOfArgument(target));

    /// <summary>The part of the mean loss that the rows of the band have.</summary>
    private double LossOf(ReadOnlySpan<double> parameters)
    {
        for (int i = 0; i < Rows; i++)
            _eta[i] = ((SignOf(_targets[i]) * TensorPrimitives.Dot(NormalOf(i), parameters)) + _offset[i]) / _objective.Scale;
        return Rows == 0 ? 0 : _objective.TheLoss.Evaluate(new LossBatch<double>(_eta, _targets, _weights), default, Reduction.Sum) / _objective.Divisor;
    }

    /// <summary>How far from a kink so many rows are, as a sample has it.</summary>
    private double ReachOf(Folded folded, long most)
    {
        Distances sample = _objective.Design.Sweep.Run(Blocks.Sample(_objective.Store, SampleRows), () => new Distances(this, folded));
        double[] sorted = [.. sample.All.Order()];
        return sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * (most / (double)_objective.Store.Rows))];
    }

    private double DistanceOf(double argument)
    {
        double nearest = double.PositiveInfinity;
        foreach (double point in _kinks.Points)
            nearest = Math.Min(nearest, Math.Abs(argument - point));
        return nearest;
    }

    private int SideOf(double argument)
    {
        int above = 0;
        foreach (double point in _kinks.Points)
            above += argument > point ? 1 : 0;
        return above;
    }

    /// <summary>Rows near a kink, and the gradient of the others.</summary>
    private sealed class Gatherer(KinkBand band, Folded folded) : Tally
    {
        private readonly Workspace _work = new(band._objective);
        private readonly GradientSum _others = new(band._objective.Design, 1);
        private readonly double[] _row = new double[band._objective.Design.Columns + 1];

        internal List<double> Normals { get; } = [];

        internal List<double> Targets { get; } = [];

        internal List<double> Offset { get; } = [];

        internal List<double> Weights { get; } = [];

        internal void Read(double factor, Span<double> gradient) => _others.Read(factor, gradient);

        internal override void Add(in RowBlock block, long start)
        {
            _work.Predict(block, folded);
            ReadOnlySpan<double> targets = _work.Targets(block);
            for (int i = 0; i < block.Rows; i++)
            {
                double argument = band._kinks.ArgumentOf(_work.Predictions[i], targets[i]), weight = block.Weights.IsEmpty ? 1 : block.Weights[i];
                bool near = band.DistanceOf(argument) <= band._reach;
                _work.Derivatives[i] = near ? 0 : weight / band._objective.Scale * band.SignOf(targets[i]) * band._kinks.Slopes[band.SideOf(argument)];
                if (near && weight > 0)
                    Keep(block, i, targets[i], weight);
            }

            if (!band.IsWhole)
                _others.Add(block, _work.Derivatives);
        }

        internal override void Merge(Tally later)
        {
            Gatherer other = (Gatherer)later;
            Normals.AddRange(other.Normals);
            Targets.AddRange(other.Targets);
            Offset.AddRange(other.Offset);
            Weights.AddRange(other.Weights);
            _others.Add(other._others);
        }

        internal override void Reset()
        {
            Normals.Clear();
            Targets.Clear();
            Offset.Clear();
            Weights.Clear();
            _others.Clear();
        }

        private void Keep(in RowBlock block, int i, double target, double weight)
        {
            band._objective.Design.Standardize(block, i, _row);
            int from = Normals.Count;
            CollectionsMarshal.SetCount(Normals, from + band.Parameters);
            TensorPrimitives.Multiply(_row.AsSpan(0, band.Parameters), band.SignOf(target), CollectionsMarshal.AsSpan(Normals)[from..]);
            Targets.Add(target);
            Offset.Add(block.Offset.IsEmpty ? 0 : block.Offset[i]);
            Weights.Add(weight);
        }
    }

    /// <summary>The distances of some rows from their nearest kink.</summary>
    private sealed class Distances(KinkBand band, Folded folded) : Tally
    {
        private readonly Workspace _work = new(band._objective);

        internal List<double> All { get; } = [];

        internal override void Add(in RowBlock block, long start)
        {
            _work.Predict(block, folded);
            ReadOnlySpan<double> targets = _work.Targets(block);
            for (int i = 0; i < block.Rows; i++)
                All.Add(band.DistanceOf(band._kinks.ArgumentOf(_work.Predictions[i], targets[i])));
        }

        internal override void Merge(Tally later) => All.AddRange(((Distances)later).All);

        internal override void Reset() => All.Clear();
    }

    /// <summary>Whether a row that was left out has crossed a kink.</summary>
    private sealed class Crossings(KinkBand band, Folded then, Folded now) : Tally
    {
        private readonly Workspace _before = new(band._objective), _after = new(band._objective);

        internal bool Any { get; private set; }

        internal override void Add(in RowBlock block, long start)
        {
            _before.Predict(block, then);
            _after.Predict(block, now);
            ReadOnlySpan<double> targets = _after.Targets(block);
            for (int i = 0; i < block.Rows; i++)
            {
                double before = band._kinks.ArgumentOf(_before.Predictions[i], targets[i]), after = band._kinks.ArgumentOf(_after.Predictions[i], targets[i]);
                Any |= band.DistanceOf(before) > band._reach && band.SideOf(before) != band.SideOf(after);
            }
        }

        internal override void Merge(Tally later) => Any |= ((Crossings)later).Any;

        internal override void Reset() => Any = false;
    }
}
